#include "report/documents/findings_json.h"

#include <algorithm>

#include "report/data/findings.h"
#include "report/data/test_next.h"
#include "report/documents/summary_deltas.h"
#include "report/words/card.h"

namespace imagelift::report {
namespace {

constexpr std::size_t kMostLevels = 50;

Json level_json(const ReportData& data, std::size_t index) {
  const stats::LevelResult& level = data.analysis.levels[index];
  const Lead lead = lead_of(data.analysis, level);
  return {{"factor", cut_text(data.analysis.factors[level.factor])},
          {"level", cut_text(level.name)},
          {"images_with", level.sides.with.n},
          {"images_without", level.sides.without.n},
          {"families_with", level.sides.with.families},
          {"ctr_with", json_of(level.sides.with.mean)},
          {"ctr_without", json_of(level.sides.without.mean)},
          {"difference", json_of(lead.difference.value)},
          {"low", json_of(lead.interval.low)},
          {"high", json_of(lead.interval.high)},
          {"q", json_of(level.q)},
          {"named", level.named},
          {"sentence", cut_text(card_text(level_card_of(data, index)), kLongestSentence)}};
}

}  // namespace

std::string_view name_of(stats::GroupCtr group_ctr) {
  switch (group_ctr) {
    case stats::GroupCtr::weighted:
      return "weighted";
    case stats::GroupCtr::unweighted:
      return "unweighted";
    case stats::GroupCtr::pooled:
      return "pooled";
  }
  return "";
}

Json held_json(const stats::AdjustedDifference& held) {
  if (held.adjustment == stats::Adjustment::cannot_be_separated) return nullptr;
  const stats::Interval interval = held.estimate.interval(0.05);
  return {{"adjustment", to_string(held.adjustment)},
          {"difference", json_of(held.estimate.value)},
          {"low", json_of(interval.low)},
          {"high", json_of(interval.high)},
          {"p", json_of(held.estimate.p)},
          {"raw", json_of(held.raw)},
          {"rows", held.rows},
          {"families", held.families},
          {"effective_n", json_of(held.effective_n)}};
}

Json weighting_json(const stats::Analysis& analysis) {
  return {{"group_ctr", name_of(analysis.group_ctr)},
          {"weights", to_string(analysis.weights.weighting)},
          {"rows_without_impressions", analysis.weights.rows_without_impressions},
          {"between_variance", json_of(analysis.weights.between_variance)}};
}

Json factors_json(const ReportData& data) {
  Json list = Json::array();
  const auto& uses = data.analysis.factor_uses;
  for (std::size_t i = 0; i < std::min(data.factors.size(), uses.size()); ++i) {
    list.push_back({{"name", cut_text(data.factors[i].name)}, {"use", to_string(uses[i])}});
  }
  return list;
}

Json levels_json(const ReportData& data) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < data.analysis.levels.size(); ++i) {
    if (data.analysis.levels[i].tested) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return data.analysis.levels[a].p < data.analysis.levels[b].p;
  });
  std::stable_partition(order.begin(), order.end(),
                        [&](std::size_t i) { return data.analysis.levels[i].named; });
  order.resize(std::min(order.size(), kMostLevels));
  Json list = Json::array();
  for (const std::size_t i : order) list.push_back(level_json(data, i));
  return list;
}

Json false_lead_json(const ReportData& data) {
  if (!data.findings.false_lead) return nullptr;
  const stats::FeatureResult& feature = data.analysis.features[data.findings.false_lead->feature];
  return {{"feature", cut_text(feature.key)},
          {"kind", to_string(feature.id.kind)},
          {"status", to_string(data.findings.false_lead->status)},
          {"adjustment", to_string(data.findings.false_lead->adjustment)},
          {"sentence", cut_text(false_lead_text(data), kLongestSentence)}};
}

Json test_next_json(const ReportData& data) {
  const auto next = test_next(data);
  if (!next) return nullptr;
  Json feature = nullptr;
  Json level = nullptr;
  if (next->feature) feature = cut_text(data.analysis.features[*next->feature].key);
  if (next->level) {
    const stats::LevelResult& result = data.analysis.levels[*next->level];
    level = {{"factor", cut_text(data.analysis.factors[result.factor])},
             {"level", cut_text(result.name)}};
  }
  return {{"feature", feature},
          {"level", level},
          {"difference", next->difference},
          {"pairs", next->plan.pairs},
          {"from_families", next->plan.from_families},
          {"impressions_a_side", json_of(next->plan.impressions_a_side)},
          {"images_in_all", json_of(next->images_in_all)},
          {"sentence", cut_text(test_next_text(data, *next), kLongestSentence)}};
}

}  // namespace imagelift::report
