#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace imagelift::aws {

/// The text between `<name>` and `</name>` from `at` on; moves `at` behind it. Enough for the flat
/// documents of S3 and STS, whose texts hold no tags and whose tags no attributes. References such
/// as `&amp;` stay.
std::optional<std::string_view> element(std::string_view xml, const std::string& name,
                                        std::size_t& at);

/// The first such text of the document.
std::optional<std::string_view> element(std::string_view xml, const std::string& name);

}  // namespace imagelift::aws
