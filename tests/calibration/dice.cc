#include "tests/calibration/dice.h"

#include <cmath>

namespace imagelift::calibration {

double Dice::normal() {
  const double u = 1 - uniform();
  return std::sqrt(-2 * std::log(u)) * std::cos(6.283185307179586 * uniform());
}

double Dice::binomial(double n, double p) {
  if (!(p > 0)) return 0;
  const double scale = std::log1p(-p);
  double place = 0;
  double successes = 0;
  for (;;) {
    place += std::floor(std::log(1 - uniform()) / scale) + 1;
    if (place > n) return successes;
    ++successes;
  }
}

std::uint32_t Dice::pick(std::span<const double> shares) {
  double all = 0;
  for (const double share : shares) all += share;
  double left = uniform() * all;
  for (std::uint32_t i = 0; i < shares.size(); ++i) {
    left -= shares[i];
    if (left < 0) return i;
  }
  return static_cast<std::uint32_t>(shares.size() - 1);
}

}  // namespace imagelift::calibration
