#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stats/interval.h"

namespace imagelift::stats {

/// Least squares of the CTR on several features at once, with an intercept (rule S9).
struct JointModel {
  std::size_t rows = 0;
  double intercept = kUndefined;
  std::vector<Estimate> features;  ///< difference with the others held fixed, HC3 error
  std::vector<double> inflation;   ///< VIF of each, 1 or more
  bool is_singular = false;        ///< the features cannot be told apart: nothing is defined
};

/// `present`: for each feature, one 0 or 1 per row of `outcome`. Needs more rows than features
/// plus one. HC3 (MacKinnon & White 1985; Long & Ervin 2000, Am. Statistician 54:217), t with n - k
/// degrees of freedom; VIF (Belsley, Kuh & Welsch 1980).
JointModel joint_model(std::span<const double> outcome,
                       std::span<const std::vector<double>> present);

/// Pearson's phi of two presences over n rows, -1..1; kUndefined where one is constant.
double phi(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, std::size_t n);

/// Which features go into the model by default: of each group with |phi| > 0.7 the one with the
/// largest p(1 - p), the largest first, at most min(20, families / 15) (Harrell 2015, 4.4).
/// `presence`: ascending rows of each candidate; of colours, whose shares sum to 1, the caller
/// leaves one out. Returns indexes of candidates.
std::vector<std::size_t> default_joint_features(
    std::span<const std::vector<std::uint32_t>> presence, std::size_t rows, std::size_t families);

}  // namespace imagelift::stats
