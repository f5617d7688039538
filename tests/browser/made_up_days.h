#pragma once

#include <cstddef>

#include "report/data/report_data.h"

namespace imagelift::tests {

/// Spreads each image's clicks and impressions over the first `days` (up to 31) days of October
/// 2026, two campaigns that follow each other; the sums stay what they are.
void spread_over_days(report::ReportData& data, std::size_t days);

}  // namespace imagelift::tests
