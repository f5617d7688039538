#include "stats/findings.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace imagelift::stats {
namespace {

/// Sorts: tested first, by size of the shrunk difference, then p, then name. As float, so that what
/// is equal but for rounding is in the order of names, wherever it was computed.
auto place_of(const FeatureResult& feature) {
  const bool tested = feature.eligibility == Eligibility::tested;
  return std::tuple(!tested, tested ? -static_cast<float>(std::abs(feature.shrunk)) : 0.0F,
                    tested ? static_cast<float>(feature.p) : 0.0F, feature.key);
}

/// Marked, though neither a name nor under one.
bool is_rejected(const FeatureResult& feature) {
  return feature.marked && feature.naming.status != NamingStatus::named &&
         !feature.naming.is_under_a_name();
}

EitherOr others_of(const Analysis& analysis, std::size_t name) {
  EitherOr result{name, {}};
  for (std::size_t f = 0; f < analysis.features.size(); ++f) {
    const Naming& naming = analysis.features[f].naming;
    const bool is_other = naming.status == NamingStatus::folded && naming.under == name &&
                          naming.is_hardly_told_apart();
    if (is_other) result.others.push_back(f);
  }
  std::stable_sort(result.others.begin(), result.others.end(), [&](std::size_t a, std::size_t b) {
    return std::abs(analysis.features[a].naming.phi) > std::abs(analysis.features[b].naming.phi);
  });
  return result;
}

void add_names(Findings& findings, const Analysis& analysis, std::size_t most) {
  for (const auto name : analysis.names) {
    const bool is_more = deciding_estimate(analysis, name).value > 0;
    auto& side = is_more ? findings.more : findings.fewer;
    (side.size() < most ? side : findings.further).push_back(name);
    EitherOr either_or = others_of(analysis, name);
    if (!either_or.others.empty()) findings.either_or.push_back(std::move(either_or));
  }
}

void add_levels(Findings& findings, const Analysis& analysis, std::size_t most) {
  std::vector<std::size_t> named;
  for (std::size_t i = 0; i < analysis.levels.size(); ++i) {
    if (analysis.levels[i].named) named.push_back(i);
  }
  std::stable_sort(named.begin(), named.end(), [&](std::size_t a, std::size_t b) {
    return analysis.levels[a].p < analysis.levels[b].p;
  });
  for (const auto i : named) {
    auto& side =
        analysis.levels[i].decides.value > 0 ? findings.levels_more : findings.levels_fewer;
    (side.size() < most ? side : findings.further_levels).push_back(i);
  }
}

std::optional<FalseLead> false_lead(const Analysis& analysis) {
  std::optional<FalseLead> lead;
  double largest = 0;
  for (std::size_t f = 0; f < analysis.features.size(); ++f) {
    const FeatureResult& feature = analysis.features[f];
    if (!is_rejected(feature)) continue;
    const double size = std::abs(feature.impact.value);
    if (lead && size <= largest) continue;
    largest = size;
    lead = FalseLead{f, feature.naming.status, feature.held_fixed.adjustment};
  }
  return lead;
}

}  // namespace

const Estimate& deciding_estimate(const Analysis& analysis, std::size_t feature) {
  const FeatureResult& result = analysis.features[feature];
  return analysis.factors.empty() ? result.impact : result.held_fixed.estimate;
}

bool goes_with_more(const FeatureResult& feature) {
  return feature.interval.low > 0 || (!(feature.interval.high < 0) && feature.impact.value > 0);
}

Mark mark_of(const FeatureResult& feature) {
  if (!feature.marked) return Mark::none;
  return goes_with_more(feature) ? Mark::higher : Mark::lower;
}

std::string_view to_string(Mark mark) {
  switch (mark) {
    case Mark::none:
      break;
    case Mark::higher:
      return "higher";
    case Mark::lower:
      return "lower";
  }
  return "";
}

std::size_t count_marked(const Analysis& analysis) {
  std::set<std::size_t> hypotheses;
  for (const FeatureResult& feature : analysis.features) {
    if (feature.marked) hypotheses.insert(feature.hypothesis);
  }
  return hypotheses.size();
}

std::vector<std::size_t> ranking(const Analysis& analysis) {
  std::vector<std::size_t> order(analysis.features.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return place_of(analysis.features[a]) < place_of(analysis.features[b]);
  });
  return order;
}

Findings findings(const Analysis& analysis, std::size_t most) {
  Findings findings;
  add_names(findings, analysis, most);
  add_levels(findings, analysis, most);
  std::set<std::size_t> listed;
  for (const auto index : ranking(analysis)) {
    const auto& feature = analysis.features[index];
    if (is_rejected(feature) && listed.insert(feature.hypothesis).second) {
      findings.warned.push_back(index);
    }
  }
  findings.false_lead = false_lead(analysis);
  return findings;
}

}  // namespace imagelift::stats
