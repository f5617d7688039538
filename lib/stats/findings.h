#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "stats/analysis.h"

namespace imagelift::stats {

/// What stands on top of the page (rule S18); indexes into Analysis::features, one feature for
/// each hypothesis, best by rank first.
struct Findings {
  std::vector<std::size_t> more;    ///< up to `most` that go with more clicks
  std::vector<std::size_t> fewer;   ///< up to `most` that go with fewer
  std::vector<std::size_t> warned;  ///< marked, but not free of a factor: listed below the box
};

/// Whether the feature goes with more clicks: by the interval of what is tested where it excludes
/// 0, else by the sign of the difference.
bool goes_with_more(const FeatureResult& feature);

/// Which way a marked feature points; every page and document takes its sign from here.
enum class Mark { none, higher, lower };

/// `none` where the feature is not marked, else by goes_with_more.
Mark mark_of(const FeatureResult& feature);

/// "", "higher" or "lower".
std::string_view to_string(Mark mark);

/// How many hypotheses have a marked feature: what pages call "stand out". Features with the same
/// presence are one.
std::size_t count_marked(const Analysis& analysis);

/// A feature is named only if it is marked and, for every offered factor, its adjusted interval
/// excludes 0 on the same side.
Findings findings(const Analysis& analysis, std::size_t most = 3);

/// All features in the order of a list: tested ones by the size of their shrunk difference, then
/// by p, then by name; untested ones last, by name.
std::vector<std::size_t> ranking(const Analysis& analysis);

}  // namespace imagelift::stats
