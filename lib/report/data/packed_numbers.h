#pragma once

#include <optional>
#include <vector>

#include "report/data/image_columns.h"

namespace imagelift::report {

/// Numbers, some of which are missing, as a column of the fewest bytes from which all of them come
/// back exactly: whole numbers that are `divisor` times as large, the greatest of their type
/// standing for none; or f64 with NaN for none.
struct PackedNumbers {
  Column column;
  int divisor = 1;  ///< a power of ten; 1 of f64
};

PackedNumbers pack_numbers(const std::vector<std::optional<double>>& numbers);

}  // namespace imagelift::report
