#pragma once

#include <string>
#include <string_view>

namespace imagelift::report {

/// JSON text that may stand inside a script, also an inline one: `<`, U+2028 and U+2029 are
/// written as escapes, which they may only need inside strings.
std::string for_scripts(const std::string& json);

/// A classic script that sets a global to a document, since pages opened from disk cannot fetch.
std::string script_of(std::string_view global, const std::string& document);

}  // namespace imagelift::report
