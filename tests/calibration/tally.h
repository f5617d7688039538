#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "tests/calibration/scenario.h"

namespace imagelift::calibration {

/// A mean over sets, and its standard error.
class Average {
 public:
  void add(double value);

  std::size_t count() const { return count_; }
  double mean() const { return sum_ / static_cast<double>(count_); }
  /// 0 with fewer than two sets.
  double standard_error() const;

 private:
  std::size_t count_ = 0;
  double sum_ = 0;
  double squares_ = 0;
};

/// What the rules do on the sets of one scenario; shares by set.
struct Tally {
  std::size_t sets = 0;
  Average crude, adjusted, joint;  ///< of shown 95 % intervals, that hold the truth
  Average wrong;                   ///< of names, that have no effect; 0 without names
  Average has_name, has_level, has_either;
  Average power;            ///< of real effects, that are named or told as one of "A or B"
  Average names_companion;  ///< a companion alone
  std::size_t names = 0, wrong_signs = 0;  ///< of names that have an effect
  std::size_t levels = 0, wrong_level_signs = 0;
};

/// Sets `first` to `first + count - 1`, whose numbers are their seeds.
Tally calibrated(const Scenario& scenario, std::uint32_t first, std::uint32_t count);

/// Head and lines of S29's table, in Markdown.
std::string table_head();
std::string table_line(const Scenario& scenario, const Tally& tally);

}  // namespace imagelift::calibration
