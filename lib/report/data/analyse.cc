#include "report/data/analyse.h"

#include <algorithm>

#include "report/data/factors.h"
#include "report/documents/packed_points.h"
#include "stats/by_factor.h"
#include "stats/units.h"

namespace imagelift::report {
namespace {

/// Rule S8 for every factor. One that varies within images has its own rows (rule S1).
void adjust(ReportData& data, stats::Outcomes outcomes) {
  for (const ReportFactor& factor : data.factors) {
    outcomes.factors.push_back({factor.name, factor.levels, factor.of_image});
  }
  const stats::Units units = stats::units_of(data.table, outcomes);
  for (std::size_t i = 0; i < data.factors.size(); ++i) {
    ReportFactor& factor = data.factors[i];
    const std::size_t offered = data.analysis.factors.size();
    if (factor.of_row.empty()) {
      stats::adjust_by_factor(data.analysis, {data.table, outcomes, units, i});
    } else {
      const FactorRows rows = factor_rows(data, factor);
      stats::adjust_by_factor(data.analysis, {rows.table, rows.outcomes,
                                              stats::units_of(rows.table, rows.outcomes), 0});
    }
    factor.offered = data.analysis.factors.size() > offered;
  }
}

}  // namespace

stats::Outcomes outcomes_of(const ReportData& data) {
  stats::Outcomes outcomes;
  std::vector<std::string> identities;
  bool counts = !data.images.empty();
  for (const ReportImage& image : data.images) {
    outcomes.ctr.push_back(image.ctr.value_or(stats::kUndefined));
    identities.push_back(image.sha256);
    counts = counts && image.counts.has_value() == image.ctr.has_value();
  }
  if (counts) {
    for (const ReportImage& image : data.images) {
      outcomes.clicks.push_back(image.counts.value_or(Rate{}).events);
      outcomes.impressions.push_back(image.counts.value_or(Rate{}).trials);
    }
  }
  outcomes.clusters = stats::cluster_by(identities);
  return outcomes;
}

void analyse(ReportData& data) {
  round_as_packed(data.table.columns);
  const stats::Outcomes outcomes = outcomes_of(data);
  data.analysis = stats::analyse(data.table, outcomes, data.options);
  if (!data.factors.empty()) adjust(data, outcomes);
  data.findings = stats::findings(data.analysis);
}

}  // namespace imagelift::report
