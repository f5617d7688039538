#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "report/data/report_data.h"

namespace imagelift::report {

/// More columns are left to the page with scripts.
inline constexpr std::size_t kMostColumns = 30;

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
  double axis_end = 0;                ///< CTR (ctr_extent.h); points above stand there
};

ScatterColumns scatter_columns(const ReportData& data);

/// The kMostColumns of them that say most, in the same order: those that the findings name, then
/// the marked ones, then the commonest. report/src/charts/scatter/columns.ts chooses the same.
ScatterColumns telling_columns(const ReportData& data, const ScatterColumns& all);

}  // namespace imagelift::report
