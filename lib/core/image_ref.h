#pragma once

#include <string>

namespace imagelift {

/// One image of an image source. Both strings are valid UTF-8; bytes of a file name that are
/// not are escaped reversibly (source/image_name.h). Both are unique within their listing.
struct ImageRef {
  std::string path;  ///< below the source's root, '/' between its parts
  std::string name;  ///< the path without a known image extension, unless that would collide

  friend bool operator==(const ImageRef&, const ImageRef&) = default;
};

}  // namespace imagelift
