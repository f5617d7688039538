#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/data/report_data.h"

namespace imagelift::report {

/// A report as one HTML file, for e-mail.
struct SingleFile {
  std::string html;
  std::vector<std::string> left_out;  ///< one sentence each; they stand on the page too
};

/// Script, style, documents and thumbnails inside the page, which works from disk. Within
/// `most_bytes` stand first the data, then details, history, and as many thumbnails as fit, highest
/// CTR first. Other runs are left out.
SingleFile single_file(const ReportData& data, std::size_t most_bytes = 20'000'000);

/// Text of a script or style sheet that cannot end the element around it: `</` becomes `<\/` and
/// `<!--` becomes `<\!--`, which mean the same inside strings.
std::string inlined(std::string_view text);

}  // namespace imagelift::report
