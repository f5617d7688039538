#pragma once

#include <string>
#include <string_view>

#include "image/stored_image.h"

namespace imagelift::image {

/// Who reads a format.
struct Reader {
  std::string_view format;  ///< as in FileFormat::id and Decoded::format
  StoredResult (*read)(Bytes bytes, const DecodeLimits& limits);
};

/// The reader of the format whose signature the bytes begin with, or why there is none: what they
/// are instead, by name.
std::variant<const Reader*, Failure> reader_of(Bytes bytes);

/// The names of all formats that are read, for messages: `jpeg, png, ...`.
std::string known_formats();

}  // namespace imagelift::image
