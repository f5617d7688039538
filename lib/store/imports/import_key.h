#pragma once

#include <string>
#include <string_view>

namespace imagelift::store {

/// The content key of an image that is known by name only: the same name in the same business
/// and image source is the same picture in every run. Neither of the two may hold a `/`.
std::string import_key(std::string_view business, std::string_view image_source,
                       std::string_view name);

/// True for such a key, false for a sha256.
bool is_import_key(std::string_view content);

}  // namespace imagelift::store
