#pragma once

#include "stats/side.h"

namespace imagelift::stats {

/// A side of n rows that count the same, each a family of its own.
inline Side equal_side(std::size_t n, double mean, double variance) {
  const auto number = static_cast<double>(n);
  return {n, mean, variance, n, number, number, 1 / number};
}

inline Sides equal_sides(std::span<const double> with, std::span<const double> without) {
  return {side_of(with), side_of(without), 0};
}

}  // namespace imagelift::stats
