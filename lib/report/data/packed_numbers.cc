#include "report/data/packed_numbers.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace imagelift::report {
namespace {

using Numbers = std::vector<std::optional<double>>;

/// Whether each number is a whole number over `divisor`, and exactly the double nearest to that.
bool divides(const Numbers& numbers, double divisor) {
  return std::all_of(numbers.begin(), numbers.end(), [&](const std::optional<double>& number) {
    if (!number) return true;
    const double whole = std::round(*number * divisor);
    return *number >= 0 && !std::signbit(*number) && whole < 0xffffffff &&
           whole / divisor == *number;
  });
}

template <typename Whole>
Column whole_column(const Numbers& numbers, double divisor) {
  return column_of<Whole>(numbers, [&](const std::optional<double>& number) {
    return number ? std::round(*number * divisor)
                  : static_cast<double>(std::numeric_limits<Whole>::max());
  });
}

Column narrowest(const Numbers& numbers, double divisor) {
  double greatest = 0;
  for (const auto& number : numbers) greatest = std::max(greatest, number.value_or(0) * divisor);
  if (greatest < 0xff - 0.5) return whole_column<std::uint8_t>(numbers, divisor);
  if (greatest < 0xffff - 0.5) return whole_column<std::uint16_t>(numbers, divisor);
  return whole_column<std::uint32_t>(numbers, divisor);
}

}  // namespace

PackedNumbers pack_numbers(const Numbers& numbers) {
  for (const int divisor : {1, 10, 100, 1000, 10000}) {
    if (divides(numbers, divisor)) return {narrowest(numbers, divisor), divisor};
  }
  const auto or_nan = [](const std::optional<double>& number) {
    return number.value_or(std::nan(""));
  };
  return {column_of<double>(numbers, or_nan), 1};
}

}  // namespace imagelift::report
