#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace imagelift::source {

/// The href values of the `<a>` tags of a page, in order, with character references decoded; as
/// nginx, Apache and Python's http.server write their index pages. Reads any bytes, once.
std::vector<std::string> links_of(std::string_view html);

/// Decodes `&amp; &lt; &gt; &quot; &apos;` and numeric references, as UTF-8; others stay.
std::string decode_references(std::string_view text);

}  // namespace imagelift::source
