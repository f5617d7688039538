#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace imagelift::stats {

/// One family of hypotheses after Benjamini & Hochberg (1995, JRSS B 57:289).
struct FalseDiscovery {
  std::vector<double> q;       ///< of each p given, 0..1
  std::size_t hypotheses = 0;  ///< m
  std::size_t rejected = 0;    ///< R, those with q <= the rate
  /// Every interval of the family is drawn at level 1 - alpha, alpha = max(R, 1) rate / m; it
  /// excludes 0 if and only if q <= rate (Benjamini & Yekutieli 2005, JASA 100:71). 1 - alpha is
  /// 1 - rate for an empty family.
  double alpha = 0;
};

/// `p`: one per hypothesis, 0..1 each, none undefined; `rate`: the false discovery rate.
FalseDiscovery false_discovery(std::span<const double> p, double rate = 0.05);

}  // namespace imagelift::stats
