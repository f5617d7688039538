#pragma once

#include <string>

#include "report/data/report_data.h"
#include "report/static/html.h"

namespace imagelift::report {

/// Radio buttons for the least confidence and boxes for the kinds of features, which the style
/// sheet alone obeys (`:has(:checked)`), since no script runs here.
Node choices_section(const ReportData& data);

/// The rules of the style sheet that hide the kinds which are not checked.
std::string kind_rules();

}  // namespace imagelift::report
