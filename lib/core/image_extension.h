#pragma once

#include <string_view>

namespace imagelift {

/// The path without an ending that is a picture's (.jpg .jpeg .jpe .jfif .png .webp .gif .bmp .dib
/// .tif .tiff .avif .heic .heif, in any case, after at least one other character of the file's
/// name); the path itself where it has none. A view of `path`.
std::string_view without_image_extension(std::string_view path);

}  // namespace imagelift
