#pragma once

#include <string>
#include <string_view>

namespace imagelift::source {

/// Decodes `&#233;`, `&#xE9;` and `&eacute;` as UTF-8: the names of HTML 4 for Latin-1, punctuation
/// and Greek, and HTML 5's for what ASCII has. Numbers 128 to 159 mean Windows-1252, as in HTML.
/// Others stay as they are.
std::string decode_references(std::string_view text);

}  // namespace imagelift::source
