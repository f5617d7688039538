#include "report/scatter_columns.h"

#include <algorithm>

namespace imagelift::report {
namespace {

bool has_point(const ReportData& data, const stats::FeatureResult& feature, std::uint32_t image,
               double value) {
  if (!data.images[image].ctr) return false;
  return feature.measure == stats::Measure::rank || (value >= feature.threshold && value > 0);
}

}  // namespace

ScatterColumns scatter_columns(const ReportData& data) {
  ScatterColumns columns;
  for (const std::size_t f : stats::ranking(data.analysis)) {
    const stats::FeatureColumn& column = data.table.columns[f];
    const std::size_t before = columns.points.size();
    for (std::size_t i = 0; i < column.rows.size(); ++i) {
      if (!has_point(data, data.analysis.features[f], column.rows[i], column.values[i])) continue;
      columns.points.push_back({columns.features.size(), column.rows[i], column.values[i]});
      columns.greatest_ctr = std::max(columns.greatest_ctr, *data.images[column.rows[i]].ctr);
    }
    if (columns.points.size() > before) columns.features.push_back(f);
  }
  return columns;
}

}  // namespace imagelift::report
