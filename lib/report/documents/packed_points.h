#pragma once

#include <cstdint>
#include <vector>

#include "stats/feature_table.h"

namespace imagelift::report {

/// All values of a feature table in about two bytes each, feature by feature.
///
/// A word (16 bits) holds the rows skipped since the feature's previous value (upper 6 bits) and
/// the value's code (lower 10 bits); a skip of 63 skips that many rows without a value. A value is
/// its code divided by the feature's divisor: 1000 for values within 0..1, rounded down to the
/// thousandth, so that `value >= threshold` stays true or false for every threshold in
/// thousandths; 262000 for those that are ranked too (shares of colours), whose codes go on by 8
/// bits in `finer`; 1 for whole numbers up to 1023; 0 for all others, whose codes are 0 and whose
/// values stand in `numbers`, in order. A code of 0 is half a step, since the value is above 0. A
/// roll-up takes no words but for colours, whose small shares would lose too much in the rounding:
/// the others are combined from their members again.
struct PackedPoints {
  std::vector<std::uint16_t> words;
  std::vector<std::uint32_t> words_per_feature;
  std::vector<int> divisors;
  std::vector<std::uint8_t> finer;
  std::vector<float> numbers;
};

/// The values of a column as they come out again; unpacking those gives the same.
std::vector<double> unpacked_values(const stats::FeatureColumn& column);

/// Rounds the values of the columns that have words to what a reader of the document gets, so that
/// whatever is computed from either is the same.
void round_as_packed(std::vector<stats::FeatureColumn>& columns);

PackedPoints pack_points(const std::vector<stats::FeatureColumn>& columns);

}  // namespace imagelift::report
