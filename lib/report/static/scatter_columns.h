#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "report/data/report_data.h"

namespace imagelift::report {

/// One point of the scatter.
struct ScatterPoint {
  std::size_t place = 0;    ///< of its feature's column, from the left
  std::uint32_t image = 0;  ///< position in ReportData::images; it has a CTR
  double value = 0;
  bool counts = true;  ///< by default; false: only for a lower choice of confidence
};

/// The points of the scatter: presence as the statistics have it, or at the lowest confidence that
/// a reader can choose; all values for a feature without presence. Features in the order of
/// stats::ranking, without those that have no point.
struct ScatterColumns {
  std::vector<std::size_t> features;  ///< by place
  std::vector<ScatterPoint> points;   ///< by place, then image
  double greatest_ctr = 0;            ///< of the images with a point
};

ScatterColumns scatter_columns(const ReportData& data);

}  // namespace imagelift::report
