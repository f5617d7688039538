#include "stats/findings.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <tuple>

namespace imagelift::stats {
namespace {

bool is_free_of_factors(const FeatureResult& feature) {
  return std::all_of(feature.adjusted.begin(), feature.adjusted.end(),
                     [&](const AdjustedDifference& adjusted) {
                       return adjusted.estimate.interval(0.05).excludes_zero() &&
                              (adjusted.estimate.value > 0) == goes_with_more(feature);
                     });
}

/// Sorts: tested first, by size of the shrunk difference, then p, then name. As float, so that what
/// is equal but for rounding is in the order of names, wherever it was computed.
auto place_of(const FeatureResult& feature) {
  const bool tested = feature.eligibility == Eligibility::tested;
  return std::tuple(!tested, tested ? -static_cast<float>(std::abs(feature.shrunk)) : 0.0F,
                    tested ? static_cast<float>(feature.p) : 0.0F, feature.key);
}

}  // namespace

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
  std::set<std::size_t> named;
  for (const auto index : ranking(analysis)) {
    const auto& feature = analysis.features[index];
    if (!feature.marked || !named.insert(feature.hypothesis).second) continue;
    if (!is_free_of_factors(feature)) {
      findings.warned.push_back(index);
      continue;
    }
    auto& side = goes_with_more(feature) ? findings.more : findings.fewer;
    if (side.size() < most) side.push_back(index);
  }
  return findings;
}

}  // namespace imagelift::stats
