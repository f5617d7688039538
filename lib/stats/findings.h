#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "stats/analysis.h"

namespace imagelift::stats {

/// The most tempting difference that the answer rejects: of the marked features that are not named
/// and stand under no name, that with the largest difference (rule S25). The reason is its status
/// and held_fixed.adjustment: "text looks worse, but only because of its templates".
struct FalseLead {
  std::size_t feature = 0;
  NamingStatus status = NamingStatus::none;
  Adjustment adjustment = Adjustment::cannot_be_separated;
};

/// A name, and what these images cannot tell apart from it: "A or B".
struct EitherOr {
  std::size_t feature = 0;
  std::vector<std::size_t> others;  ///< folded under it with |phi| >= 0.7, the largest first
};

/// What stands on top of the page (rules S24, S25); indexes into Analysis::features, one feature
/// for each hypothesis, in the order of Analysis::names. What goes with a name without being one is
/// told by FeatureResult::naming.
struct Findings {
  std::vector<std::size_t> more;     ///< up to `most` that go with more clicks
  std::vector<std::size_t> fewer;    ///< up to `most` that go with fewer
  std::vector<std::size_t> further;  ///< named as well, folded for want of room
  /// Marked, but neither a name nor under one: listed below the box, in the order of `ranking`.
  std::vector<std::size_t> warned;
  std::vector<std::size_t> levels_more;     ///< of Analysis::levels, up to `most`, smallest p first
  std::vector<std::size_t> levels_fewer;    ///< likewise
  std::vector<std::size_t> further_levels;  ///< named as well, folded for want of room
  std::vector<EitherOr> either_or;          ///< of names that have others, in the names' order
  std::optional<FalseLead> false_lead;
};

/// The number that decides about names, and that sentences lead with (S25): with all offered
/// factors held fixed, or the difference where none is offered.
const Estimate& deciding_estimate(const Analysis& analysis, std::size_t feature);

/// Whether the feature goes with more clicks: by the interval of what is tested where it excludes
/// 0, else by the sign of the difference. A name's side is that of deciding_estimate.
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

/// Names, levels and the false lead of an analysis.
Findings findings(const Analysis& analysis, std::size_t most = 3);

/// All features in the order of a list: tested ones by the size of their shrunk difference, then
/// by p, then by name; untested ones last, by name.
std::vector<std::size_t> ranking(const Analysis& analysis);

}  // namespace imagelift::stats
