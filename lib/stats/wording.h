#pragma once

#include <cstddef>
#include <string>

#include "stats/interval.h"

namespace imagelift::stats {

/// With so many digits after the point; no locale.
std::string fixed(double number, int decimals);

/// Decimals that show two digits of a number of this size: 2 for 0.16, at least 2, at most 6.
int decimals_for(double size);

/// `0.03`, `< 0.001`, two digits.
std::string q_value(double q);

/// A difference of CTRs in percentage points: `higher by 0.21 points (95 % 0.05 to 0.37`, or
/// `lower by ...` with the interval turned round. The parenthesis is left open for what follows
/// (`, q 0.03`). `level`: the words before the interval, `95 %`.
std::string points(double difference, const Interval& interval, const std::string& level);

/// `1 image`, `12 images`.
std::string counted(std::size_t n, const std::string& noun);

}  // namespace imagelift::stats
