#include "report/data/test_next.h"

#include <cmath>
#include <vector>

#include "report/data/analyse.h"
#include "report/words/card.h"
#include "report/words/number_text.h"
#include "report/words/phrase.h"
#include "report/words/words.h"

namespace imagelift::report {
namespace {

bool can_be_tried(const stats::FeatureResult& feature) {
  return feature.eligibility == stats::Eligibility::tested && feature.measure != Measure::rank;
}

std::optional<std::size_t> next_level(const stats::Findings& found) {
  if (!found.levels_more.empty()) return found.levels_more.front();
  if (!found.levels_fewer.empty()) return found.levels_fewer.front();
  return std::nullopt;
}

std::vector<std::size_t> by_worth(const ReportData& data) {
  const stats::Findings& found = data.findings;
  std::vector<std::size_t> order = found.more;
  order.insert(order.end(), found.fewer.begin(), found.fewer.end());
  if (found.false_lead) order.push_back(found.false_lead->feature);
  order.insert(order.end(), found.warned.begin(), found.warned.end());
  const std::vector<std::size_t> ranked = stats::ranking(data.analysis);
  order.insert(order.end(), ranked.begin(), ranked.end());
  return order;
}

std::optional<std::size_t> next_feature(const ReportData& data) {
  for (const std::size_t f : by_worth(data)) {
    if (can_be_tried(data.analysis.features[f])) return f;
  }
  return std::nullopt;
}

/// Of the images that have a CTR.
stats::PairedPlan plan_for(const ReportData& data, double difference) {
  const stats::Outcomes outcomes = outcomes_of(data);
  std::vector<std::uint32_t> rows;
  std::vector<double> ctr;
  std::vector<double> impressions;
  for (std::uint32_t row = 0; row < outcomes.ctr.size(); ++row) {
    if (std::isnan(outcomes.ctr[row])) continue;
    rows.push_back(row);
    ctr.push_back(outcomes.ctr[row]);
    if (!outcomes.impressions.empty()) impressions.push_back(outcomes.impressions[row]);
  }
  return stats::paired_plan(ctr, data.analysis.weights.of_row, impressions,
                            stats::families_of(outcomes.families, rows), difference);
}

/// Two digits that count: 6,214 -> "6,200".
std::string about(double n) {
  const double step = std::pow(10, std::max(0.0, std::floor(std::log10(n)) - 1));
  return count_text(std::round(n / step) * step);
}

std::string what_to_try(const ReportData& data, const TestNext& next) {
  if (next.level) {
    return say("test_next.level", {{"level", level_name(data, data.analysis.levels[*next.level])}});
  }
  return say("test_next.feature", {{"feature", phrase(data.analysis.features[*next.feature])}});
}

}  // namespace

std::optional<TestNext> test_next(const ReportData& data) {
  if (!(data.analysis.weighted_ctr > 0)) return std::nullopt;
  TestNext next;
  next.level = next_level(data.findings);
  if (!next.level) next.feature = next_feature(data);
  if (!next.level && !next.feature) return std::nullopt;
  next.difference = stats::kSmallestShareThatMatters * data.analysis.weighted_ctr;
  next.plan = plan_for(data, next.difference);
  if (std::isnan(next.plan.pairs)) return std::nullopt;
  const stats::Sides& sides = next.level ? data.analysis.levels[*next.level].sides
                                         : data.analysis.features[*next.feature].sides;
  next.images_in_all =
      stats::required_sample_size(sides, next.difference, data.analysis.alpha).rows_in_all;
  return next;
}

std::string test_next_text(const ReportData& data, const TestNext& next) {
  const bool has_views = !std::isnan(next.plan.impressions_a_side);
  const Values values = {{"pairs", count_text(next.plan.pairs)},
                         {"what", what_to_try(data, next)},
                         {"views", has_views ? about(next.plan.impressions_a_side) : ""}};
  return say(has_views ? "test_next.show" : "test_next.show_without_views", values) + " " +
         say(next.plan.from_families ? "test_next.from_families" : "test_next.from_images");
}

std::string what_would_change_text(const ReportData& data, const TestNext& next) {
  if (std::isnan(next.images_in_all)) return say("test_next.more_images");
  const std::string needed = say("test_next.images_needed",
                                 {{"images", about(next.images_in_all)},
                                  {"now", count_text(static_cast<double>(data.analysis.rows))}});
  const bool pairs_need_less = 4 * next.plan.pairs < next.images_in_all;
  return pairs_need_less ? needed + " " + say("test_next.pairs_need_less") : needed;
}

}  // namespace imagelift::report
