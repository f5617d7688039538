#pragma once

#include <string>
#include <vector>

#include "stats/analysis.h"

namespace imagelift::stats {

/// A run drawn from a seed, with the options it is analysed by.
struct DrawnRun {
  std::string name;
  FeatureTable table;
  Outcomes outcomes;
  AnalysisOptions options;
};

/// Runs of 1 to 400 rows: skewed CTRs, all kinds of features, twins, models that failed, factors
/// that go with both; and the degenerate ones (no click, all clicked, all equal, one level, every
/// level alone, one image that carries it). The same with every standard library.
std::vector<DrawnRun> drawn_runs();

}  // namespace imagelift::stats
