#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/image_ref.h"

namespace imagelift::source {

/// True where core/image_extension.h knows the ending as that of an image, read or not.
bool has_image_extension(std::string_view path);

/// The bytes of a path as valid UTF-8: each byte that is not part of a well-formed character, and
/// a backslash before an `x`, becomes \xNN (two lower-case hex digits). Nothing else changes.
std::string escape_path(std::string_view raw);

/// The inverse: unescape_path(escape_path(raw)) == raw for any bytes.
std::string unescape_path(std::string_view escaped);

/// Paths and names (core/image_ref.h) of a complete listing, in the order given. The name is
/// the escaped path without its image extension; where that is also another image's path or
/// shortened path, both keep the whole path. Precondition: no raw path stands twice.
std::vector<ImageRef> name_images(const std::vector<std::string>& raw_paths);

/// The name of a file, a member or a bucket as it stands in a sentence: valid UTF-8, control
/// characters as \xNN, at most 200 bytes of it.
std::string shown_name(std::string_view raw);

}  // namespace imagelift::source
