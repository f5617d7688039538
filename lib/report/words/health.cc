#include "report/words/health.h"

#include <algorithm>
#include <cmath>

#include "report/data/run_facts.h"
#include "report/words/number_text.h"
#include "report/words/reason.h"
#include "report/words/shown_name.h"
#include "report/words/words.h"

namespace imagelift::report {
namespace {

constexpr std::size_t kMostOutliersNamed = 3;

std::string number(std::size_t n) {
  return count_text(static_cast<double>(n));
}

HealthLine images_line(const ReportData& data) {
  const stats::Analysis& analysis = data.analysis;
  const std::string images = say_count("counts.image", analysis.rows);
  if (analysis.families < analysis.rows) {
    return {say("health.photos",
                {{"images", images}, {"photos", say_count("counts.photo", analysis.families)}})};
  }
  return {say(trust_of(data).pictures_known ? "health.no_photo_twice" : "health.pictures_unknown",
              {{"images", images}})};
}

/// Names in the metrics that are an image's, as far as images tell.
void add_matched(std::vector<HealthLine>& lines, const ReportData& data) {
  const std::size_t matched = data.images.size() - data.images_without_metrics.size();
  const std::size_t all = matched + data.metrics_without_images.size();
  if (all == 0) return;
  if (matched == all) {
    lines.push_back({say_count("health.all_matched", all)});
    return;
  }
  const bool is_bad = static_cast<double>(matched) < kLeastMatched * static_cast<double>(all);
  lines.push_back({say_count("health.matched", all, {{"matched", number(matched)}}), is_bad});
}

void add_overall(std::vector<HealthLine>& lines, const ReportData& data) {
  const Trust trust = trust_of(data);
  if (!trust.mean_ctr) return;
  const std::string average = ctr_text(*trust.mean_ctr);
  lines.push_back(
      {trust.pooled_ctr
           ? say("health.both_ctrs", {{"average", average}, {"all", ctr_text(*trust.pooled_ctr)}})
           : say("health.average_ctr", {{"average", average}})});
}

std::string weighting_text(const stats::Analysis& analysis) {
  if (analysis.group_ctr == stats::GroupCtr::unweighted) return say("health.weights.unweighted");
  if (analysis.group_ctr == stats::GroupCtr::pooled) return say("health.weights.pooled");
  switch (analysis.weights.weighting) {
    case stats::Weighting::weighted:
      return say("health.weights.weighted");
    case stats::Weighting::rows_without_impressions:
      return say_count("health.weights.rows_without_impressions",
                       analysis.weights.rows_without_impressions);
    case stats::Weighting::nearly_equal:
      return say("health.weights.nearly_equal");
    case stats::Weighting::no_clicks:
    case stats::Weighting::all_clicked:
      return say("health.weights.no_spread");
    case stats::Weighting::no_rows:
      break;
  }
  return "";
}

std::string why_not(stats::FactorUse use) {
  switch (use) {
    case stats::FactorUse::offered:
      break;
    case stats::FactorUse::unit_of_error:
      return say("health.factor_use.unit_of_error");
    case stats::FactorUse::one_level:
      return say("health.factor_use.one_level");
    case stats::FactorUse::names_images:
      return say("health.factor_use.names_images");
    case stats::FactorUse::few_rows_a_level:
      return say("health.factor_use.few_rows_a_level");
  }
  return "";
}

void add_factors(std::vector<HealthLine>& lines, const ReportData& data) {
  const stats::Analysis& analysis = data.analysis;
  if (!analysis.factors.empty()) {
    lines.push_back({say("health.held", {{"factors", held_factors(analysis)}})});
  }
  const std::size_t known = std::min(data.factors.size(), analysis.factor_uses.size());
  for (std::size_t i = 0; i < known; ++i) {
    if (analysis.factor_uses[i] == stats::FactorUse::offered) continue;
    lines.push_back({say("health.not_held", {{"factor", shown_factor(data.factors[i].name)},
                                             {"reason", why_not(analysis.factor_uses[i])}})});
  }
}

double median_ctr(const ReportData& data) {
  std::vector<double> ctrs;
  for (const ReportImage& image : data.images) {
    if (image.ctr) ctrs.push_back(*image.ctr);
  }
  if (ctrs.empty()) return stats::kUndefined;
  const auto middle = ctrs.begin() + static_cast<std::ptrdiff_t>(ctrs.size() / 2);
  std::nth_element(ctrs.begin(), middle, ctrs.end());
  return *middle;
}

void add_outliers(std::vector<HealthLine>& lines, const ReportData& data) {
  const double most = kOutlierTimes * median_ctr(data);
  std::size_t outliers = 0;
  std::string names;
  for (const ReportImage& image : data.images) {
    if (!(most > 0) || !image.ctr || !(*image.ctr > most)) continue;
    if (++outliers > kMostOutliersNamed) continue;
    names += (names.empty() ? "" : say("findings.list.between")) + image.name;
  }
  if (outliers == 0) return;
  lines.push_back({say_count("health.outliers", outliers, {{"names", names}})});
}

}  // namespace

std::vector<HealthLine> health_of(const ReportData& data) {
  std::vector<HealthLine> lines;
  if (data.images.empty()) return lines;
  if (data.analysis.rows > 0) lines.push_back(images_line(data));
  add_matched(lines, data);
  if (data.analysis.rows == 0) return lines;
  add_overall(lines, data);
  const std::string weighting = weighting_text(data.analysis);
  if (!weighting.empty()) lines.push_back({weighting});
  add_factors(lines, data);
  add_outliers(lines, data);
  return lines;
}

}  // namespace imagelift::report
