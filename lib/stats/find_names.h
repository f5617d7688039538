#pragma once

#include <cstddef>
#include <vector>

#include "stats/analysis.h"
#include "stats/checks.h"
#include "stats/deciding_fits.h"

namespace imagelift::stats {

/// What the answer is made from: of each feature its rows, and its column.
struct NamesInput {
  const DecidingFits& fits;
  const FeatureTable& table;               ///< of counted rows
  const std::vector<Presence>& presences;  ///< by feature
  const std::vector<Estimate>& decides;    ///< by feature: what p* is of
  const AnalysisOptions& options;
};

/// Rule S24 from p* to the names: candidates, joint step, folding, checks. Expects p_within,
/// hypothesis_within and the reasons in `naming` of all tested features; sets q_within, naming,
/// Analysis::names, hypotheses_within and rejected_within.
void find_names(Analysis& analysis, const NamesInput& input);

}  // namespace imagelift::stats
