#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>

namespace imagelift::calibration {

/// Random numbers that are the same with every standard library.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}

  double uniform() { return engine_() / 4294967296.0; }  ///< 0 to below 1
  bool chance(double p) { return uniform() < p; }
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(n * uniform()); }

  /// Standard normal (Box & Muller 1958).
  double normal();

  /// How many of n trials succeed, p up to 0.5: by the gaps between successes (Devroye 1986,
  /// X.4.1).
  double binomial(double n, double p);

  /// An index with the shares given, which need not sum to 1.
  std::uint32_t pick(std::span<const double> shares);

 private:
  std::mt19937 engine_;
};

}  // namespace imagelift::calibration
