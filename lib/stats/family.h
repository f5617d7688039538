#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "stats/analysis.h"

namespace imagelift::stats {

/// Gives features with equal presence the same number (rule S6). Features without presence are a
/// hypothesis each.
class HypothesisNumbers {
 public:
  std::size_t of_presence(std::vector<std::uint32_t> with, std::vector<std::uint32_t> missing);
  std::size_t of_its_own();

 private:
  using Presence = std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>;

  std::map<Presence, std::size_t> seen_;
  std::size_t count_ = 0;
};

/// The interval of what is tested about a feature, at level 1 - alpha.
Interval tested_interval(const FeatureResult& feature, GroupCtr group_ctr, double alpha);

/// One difference of the bar: pooled, or by rows.
const Estimate& bar_of(const FeatureResult& feature, GroupCtr group_ctr);

/// Judges all tested features together: q, R, the family's level, intervals, marks (S6), and the
/// shrunk differences (S10). Expects hypothesis, p and the estimates of each.
void judge_as_family(Analysis& analysis, const AnalysisOptions& options);

}  // namespace imagelift::stats
