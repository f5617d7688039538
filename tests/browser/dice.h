#pragma once

#include <cmath>
#include <random>

namespace imagelift::tests {

/// Numbers that are the same with every standard library.
class Dice {
 public:
  /// In 0..1, below 1.
  double uniform() { return engine_() / 4294967296.0; }
  /// Mean 0, standard deviation 1.
  double normal() {
    const double u = 1 - uniform();
    return std::sqrt(-2 * std::log(u)) * std::cos(6.283185307179586 * uniform());
  }

 private:
  std::mt19937 engine_{20240229};
};

}  // namespace imagelift::tests
