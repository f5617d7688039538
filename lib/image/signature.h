#pragma once

#include <string>
#include <string_view>

#include "image/stored_image.h"

namespace imagelift::image {

/// A format, how its files begin, and who reads them.
struct Format {
  std::string_view name;  ///< as in Decoded::format
  bool (*begins)(Bytes bytes);
  StoredResult (*read)(Bytes bytes, const DecodeLimits& limits);
};

/// The format whose signature the bytes begin with; null for none.
const Format* format_of(Bytes bytes);

/// The names of all formats, for messages: `jpeg, png, ...`.
std::string known_formats();

}  // namespace imagelift::image
