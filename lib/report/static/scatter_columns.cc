#include "report/static/scatter_columns.h"

#include <algorithm>

#include "report/data/threshold_choices.h"

namespace imagelift::report {
namespace {

bool counts(const stats::FeatureResult& feature, double value) {
  return feature.measure == Measure::rank || (value >= feature.threshold && value > 0);
}

bool can_be_chosen(const stats::FeatureColumn& column, double value) {
  return has_confidence(column) && std::any_of(kThresholdChoices.begin(), kThresholdChoices.end(),
                                               [&](const ThresholdChoice& choice) {
                                                 return choice.least && value >= *choice.least;
                                               });
}

}  // namespace

ScatterColumns scatter_columns(const ReportData& data) {
  ScatterColumns columns;
  for (const std::size_t f : stats::ranking(data.analysis)) {
    const stats::FeatureColumn& column = data.table.columns[f];
    const std::size_t before = columns.points.size();
    for (std::size_t i = 0; i < column.rows.size(); ++i) {
      const bool by_default = counts(data.analysis.features[f], column.values[i]);
      if (!by_default && !can_be_chosen(column, column.values[i])) continue;
      if (!data.images[column.rows[i]].ctr) continue;
      columns.points.push_back(
          {columns.features.size(), column.rows[i], column.values[i], by_default});
      columns.greatest_ctr = std::max(columns.greatest_ctr, *data.images[column.rows[i]].ctr);
    }
    if (columns.points.size() > before) columns.features.push_back(f);
  }
  return columns;
}

}  // namespace imagelift::report
