#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace imagelift::source {

/// What a page links to.
struct HtmlLinks {
  std::optional<std::string> base;  ///< href of its first `<base>`
  std::vector<std::string> links;   ///< of its `<a>` tags, in order
};

/// Reads any bytes, once. Character references are decoded, blanks around an href and line breaks
/// in it are left out (as browsers do); what stands in comments and scripts does not count.
HtmlLinks html_links(std::string_view html);

}  // namespace imagelift::source
