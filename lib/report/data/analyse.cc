#include "report/data/analyse.h"

#include "report/documents/packed_points.h"

namespace imagelift::report {
namespace {

/// Every factor; that varies within images with its clicks by row (rule S19).
void add_factors(const ReportData& data, stats::Outcomes& outcomes) {
  for (const ReportFactor& factor : data.factors) {
    outcomes.factors.push_back(
        {factor.name, factor.levels, factor.of_image, factor.of_row, factor.same});
  }
  outcomes.click_rows = {data.click_rows.image, data.click_rows.clicks,
                         data.click_rows.impressions};
}

stats::Families families_of(const ReportData& data) {
  stats::Families families;
  for (const ReportImage& image : data.images) families.of_row.push_back(image.family);
  families.count = data.families.count;
  return families;
}

/// Where nobody looked for families, equal bytes are one.
void take_equal_bytes_as_families(ReportData& data) {
  std::vector<std::string> identities;
  for (const ReportImage& image : data.images) identities.push_back(image.sha256);
  const stats::Families families = stats::families_by(identities);
  for (std::size_t i = 0; i < data.images.size(); ++i) data.images[i].family = families.of_row[i];
  data.families.count = families.count;
}

}  // namespace

stats::Outcomes outcomes_of(const ReportData& data) {
  stats::Outcomes outcomes;
  bool counts = !data.images.empty();
  for (const ReportImage& image : data.images) {
    outcomes.ctr.push_back(image.ctr.value_or(stats::kUndefined));
    counts = counts && image.counts.has_value() == image.ctr.has_value();
  }
  if (counts) {
    for (const ReportImage& image : data.images) {
      outcomes.clicks.push_back(image.counts.value_or(Rate{}).events);
      outcomes.impressions.push_back(image.counts.value_or(Rate{}).trials);
    }
  }
  outcomes.families = families_of(data);
  return outcomes;
}

void analyse(ReportData& data) {
  round_as_packed(data.table.columns);
  if (data.families.count == 0) take_equal_bytes_as_families(data);
  stats::Outcomes outcomes = outcomes_of(data);
  add_factors(data, outcomes);
  data.analysis = stats::analyse(data.table, outcomes, data.options);
  for (std::size_t i = 0; i < data.factors.size(); ++i) {
    data.factors[i].offered = data.analysis.factor_uses[i] == stats::FactorUse::offered;
  }
  data.findings = stats::findings(data.analysis);
}

}  // namespace imagelift::report
