#pragma once

#include <string_view>

namespace imagelift::report {

/// The dashboard's scripts and style sheet, which stand in the binary: report.js, the parts that
/// follow after its first frame, parts.js, and report.css.
std::string_view dashboard_script();
std::string_view dashboard_parts();
std::string_view dashboard_style();

/// report/words.json: what pages say, as JSON.
std::string_view embedded_words();

}  // namespace imagelift::report
