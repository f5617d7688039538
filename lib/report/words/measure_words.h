#pragma once

#include <string>
#include <vector>

#include "report/data/report_data.h"

namespace imagelift::report {

// Measures in words; report/src/measures says the same.

/// What a measure says of an image: "1,234.50 EUR"; "–" where it says nothing.
std::string measure_text(const ReportData& data, std::size_t image, std::size_t measure);

/// What follows from a measure for an image, each with what it rests on: "12 of 340 clicks,
/// 3.53 %", "0.52 EUR per click (340 clicks)".
std::vector<std::string> derived_texts(const ReportData& data, std::size_t image,
                                       std::size_t measure);

}  // namespace imagelift::report
