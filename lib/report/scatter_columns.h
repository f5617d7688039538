#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "report/report_data.h"

namespace imagelift::report {

/// One point of the scatter.
struct ScatterPoint {
  std::size_t place = 0;    ///< of its feature's column, from the left
  std::uint32_t image = 0;  ///< position in ReportData::images; it has a CTR
  double value = 0;
};

/// The points of the scatter: presence as the statistics have it, all values for a feature without
/// presence; features in the order of stats::ranking, without those that have no point.
struct ScatterColumns {
  std::vector<std::size_t> features;  ///< by place
  std::vector<ScatterPoint> points;   ///< by place, then image
  double greatest_ctr = 0;            ///< of the images with a point
};

ScatterColumns scatter_columns(const ReportData& data);

}  // namespace imagelift::report
