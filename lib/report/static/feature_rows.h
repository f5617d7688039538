#pragma once

#include <cstddef>
#include <vector>

#include "report/static/html.h"
#include "stats/analysis.h"

namespace imagelift::report {

/// Features that are in the same images (one hypothesis of S6): one thing in one row.
struct SamePresence {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::size_t first = kNone;        ///< in the table's order; the name that findings use
  std::vector<std::size_t> others;  ///< likewise
};

/// Of these features (positions in the table) those that stand for themselves, in their order; none
/// that no image with a CTR has at its threshold.
std::vector<SamePresence> folded_by_presence(const stats::Analysis& analysis,
                                             const std::vector<std::size_t>& features);

/// The bars: for each of these rows the average CTR with it and
/// without it, and the difference with its interval; the overall CTR is a line.
/// report/src/charts/bars makes the same.
Node feature_rows(const stats::Analysis& analysis, const std::vector<SamePresence>& rows);

}  // namespace imagelift::report
