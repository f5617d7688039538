#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "stats/analysis.h"

namespace imagelift::stats {

/// A marked difference that the answer rejects (rule S25), and why.
struct FalseLead {
  /// What is left of it with all offered factors held fixed.
  enum class Reason {
    nothing_left,         ///< "only because of its templates": the interval holds 0
    turns,                ///< the adjusted sign turns against the raw difference
    cannot_be_separated,  ///< it only ever appears in some levels
    explained_by_others,  ///< by other features of the answer, though not by the factors
    fragile,              ///< it hangs on its threshold, or on one family
  };

  std::size_t feature = 0;
  Reason reason = Reason::nothing_left;
};

std::string_view to_string(FalseLead::Reason reason);

/// A name and what these images cannot tell apart from it.
struct EitherOr {
  std::size_t feature = 0;
  std::vector<std::size_t> others;  ///< |phi| >= 0.7 with it, largest first
};

/// What stands on top of the page (rule S24); indexes into Analysis::features, one feature for each
/// hypothesis, in the order of `ranking`. What goes with a name without being one is told by
/// FeatureResult::naming.
struct Findings {
  std::vector<std::size_t> more;     ///< up to `most` that go with more clicks
  std::vector<std::size_t> fewer;    ///< up to `most` that go with fewer
  std::vector<std::size_t> further;  ///< named as well, folded for want of room
  std::vector<std::size_t> warned;   ///< marked, but neither named nor folded: listed below the box
  std::vector<std::size_t> levels_more;     ///< of Analysis::levels, up to `most`, smallest p first
  std::vector<std::size_t> levels_fewer;    ///< likewise
  std::vector<std::size_t> further_levels;  ///< named as well, folded for want of room
  std::vector<EitherOr> either_or;          ///< for names in more, fewer and further
  std::optional<FalseLead> false_lead;      ///< the most tempting one
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
