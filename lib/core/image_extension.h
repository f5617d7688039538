#pragma once

#include <span>
#include <string_view>

namespace imagelift {

/// An ending of file names that stands for an image.
struct ImageExtension {
  std::string_view ending;  ///< lower case, without its dot
  bool decoded;  ///< lib/image reads such files; otherwise they are listed and fail by name
};

/// All endings that are known; those of images that are not read as well.
std::span<const ImageExtension> image_extensions();

/// What `path` ends in, in any case, after at least one other character of the file's name; null
/// where that is no image's ending.
const ImageExtension* image_extension_of(std::string_view path);

/// The path without the ending of an image that is read; the path itself where it has none. An
/// ending that is only known stays, so that logo.psd never costs its export logo.png the name.
/// A view of `path`.
std::string_view without_image_extension(std::string_view path);

}  // namespace imagelift
