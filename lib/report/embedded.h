#pragma once

#include <string_view>

namespace imagelift::report {

/// The dashboard's script and style sheet, which stand in the binary.
std::string_view dashboard_script();
std::string_view dashboard_style();

}  // namespace imagelift::report
