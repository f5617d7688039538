#include "report/data/test_next.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "report/words/number_text.h"
#include "report/words/phrase.h"
#include "report/words/words.h"
#include "stats/sample_size.h"

namespace imagelift::report {
namespace {

bool can_be_tried(const stats::FeatureResult& feature) {
  return feature.eligibility == stats::Eligibility::tested && feature.measure != Measure::rank;
}

std::optional<std::size_t> next_feature(const ReportData& data) {
  const auto& features = data.analysis.features;
  for (const std::size_t f : data.findings.warned) {
    if (can_be_tried(features[f])) return f;
  }
  std::optional<std::size_t> named;
  for (const std::size_t f : stats::ranking(data.analysis)) {
    if (!can_be_tried(features[f])) continue;
    if (!features[f].marked) return f;
    if (!named) named = f;
  }
  return named;
}

/// A factor that could be held fixed; those of names first, which say how an image is made.
const ReportFactor* factor_of(const ReportData& data) {
  const ReportFactor* found = nullptr;
  for (const ReportFactor& factor : data.factors) {
    if (!factor.offered || !factor.of_row.empty()) continue;
    if (factor.from != FactorOrigin::metrics) return &factor;
    if (found == nullptr) found = &factor;
  }
  return found;
}

/// The level with most images without the feature.
std::string level_of(const ReportData& data, const ReportFactor& factor,
                     const stats::FeatureResult& feature) {
  std::vector<std::uint32_t> level = factor.of_image;
  const auto& column = data.table.columns[feature.column];
  for (const std::uint32_t image : stats::present_rows(column, feature.threshold)) {
    level[image] = stats::Factor::kNoLevel;
  }
  std::vector<std::size_t> count(factor.levels.size());
  for (const std::uint32_t index : level) {
    if (index != stats::Factor::kNoLevel) ++count[index];
  }
  const auto most = std::max_element(count.begin(), count.end()) - count.begin();
  return factor.levels[static_cast<std::size_t>(most)];
}

/// Both sides with the same number of units, in all as many as there are.
stats::Sides balanced(stats::Sides sides) {
  const std::size_t half = std::max<std::size_t>(2, (sides.with.n + sides.without.n) / 2);
  sides.with.n = sides.without.n = half;
  return sides;
}

bool impressions_help(const std::vector<ReportImage>& images) {
  std::vector<double> ctrs;
  std::vector<double> impressions;
  for (const ReportImage& image : images) {
    if (!image.counts || !image.ctr) continue;
    ctrs.push_back(*image.ctr);
    impressions.push_back(image.counts->trials);
  }
  return stats::split_variance(stats::side_of(ctrs), impressions).impressions_help();
}

std::string points_text(double difference) {
  return say("test_next.difference",
             {{"points", fixed(100 * difference, difference < 0.0005 ? 3 : 2)}});
}

}  // namespace

std::optional<TestNext> test_next(const ReportData& data) {
  const auto feature = next_feature(data);
  if (!feature || !(data.analysis.mean_ctr > 0)) return std::nullopt;
  const stats::FeatureResult& result = data.analysis.features[*feature];
  TestNext next;
  next.feature = *feature;
  if (const ReportFactor* factor = factor_of(data)) {
    next.factor = factor->name;
    next.level = level_of(data, *factor, result);
  }
  next.difference = stats::kSmallestShareThatMatters * data.analysis.mean_ctr;
  const auto one_test = stats::required_sample_size(balanced(result.sides), next.difference, 0.05);
  if (std::isnan(one_test.units_in_all)) return std::nullopt;
  next.images_of_each = std::ceil(one_test.units_in_all / 2);
  next.images_in_all =
      stats::required_sample_size(result.sides, next.difference, data.analysis.alpha).units_in_all;
  next.impressions_help = impressions_help(data.images);
  return next;
}

std::string test_next_text(const ReportData& data, const TestNext& next) {
  Values values = {{"feature", phrase(data.analysis.features[next.feature])},
                   {"images", count_text(next.images_of_each)},
                   {"difference", points_text(next.difference)}};
  if (next.factor.empty()) return say("test_next.show", values);
  values.emplace_back("factor", spoken(next.factor));
  values.emplace_back("level", next.level);
  return say("test_next.show_in_level", values);
}

std::string what_would_change_text(const ReportData& data, const TestNext& next) {
  if (std::isnan(next.images_in_all)) return say("test_next.more_images");
  const std::string needed = say("test_next.images_needed",
                                 {{"difference", points_text(next.difference)},
                                  {"feature", phrase(data.analysis.features[next.feature])},
                                  {"images", count_text(next.images_in_all)},
                                  {"now", count_text(static_cast<double>(data.analysis.units))}});
  return needed + " " +
         say(next.impressions_help ? "test_next.impressions_help"
                                   : "test_next.impressions_help_less");
}

}  // namespace imagelift::report
