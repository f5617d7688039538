#include "report/documents/packed_points.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace imagelift::report {
namespace {

constexpr std::uint32_t kLongestSkip = 63;
constexpr int kCodeBits = 10;
constexpr int kFinerBits = 8;
/// In thousandths, and below 2^18: steps of 4e-6 keep all but the closest shares of pixels apart.
constexpr int kFineDivisor = 262000;

/// Ranks need all values apart.
int divisor_of(const stats::FeatureColumn& column) {
  if (column.measure == Measure::rank) return 0;
  const std::vector<double>& values = column.values;
  const auto is_small_count = [](double v) { return v >= 1 && v <= 1023 && v == std::floor(v); };
  if (std::all_of(values.begin(), values.end(), is_small_count)) return 1;
  const auto is_share = [](double v) { return v > 0 && v <= 1; };
  if (!std::all_of(values.begin(), values.end(), is_share)) return 0;
  return column.measure == Measure::both ? kFineDivisor : 1000;
}

bool is_combined_again(const stats::FeatureColumn& column) {
  return column.id.kind == FeatureKind::group && column.measure == Measure::presence;
}

/// The greatest code with code / divisor <= value, in the arithmetic in which it is read again.
std::uint32_t code_of(double value, int divisor) {
  int code = static_cast<int>(std::floor(value * divisor));
  if ((code + 1) / static_cast<double>(divisor) <= value) ++code;
  if (code / static_cast<double>(divisor) > value) --code;
  return static_cast<std::uint32_t>(code);
}

double value_of(std::uint32_t code, int divisor) {
  return (code == 0 ? 0.5 : code) / divisor;
}

void pack(const stats::FeatureColumn& column, int divisor, PackedPoints& out) {
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < column.rows.size(); ++i) {
    std::uint32_t skipped = column.rows[i] - next;
    for (; skipped >= kLongestSkip; skipped -= kLongestSkip) {
      out.words.push_back(kLongestSkip << kCodeBits);
    }
    std::uint32_t code = divisor == 0 ? 0 : code_of(column.values[i], divisor);
    if (divisor == kFineDivisor) {
      out.finer.push_back(static_cast<std::uint8_t>(code & ((1 << kFinerBits) - 1)));
      code >>= kFinerBits;
    }
    out.words.push_back(static_cast<std::uint16_t>(skipped << kCodeBits | code));
    if (divisor == 0) out.numbers.push_back(static_cast<float>(column.values[i]));
    next = column.rows[i] + 1;
  }
}

}  // namespace

std::vector<double> unpacked_values(const stats::FeatureColumn& column) {
  const int divisor = divisor_of(column);
  std::vector<double> values;
  for (const double value : column.values) {
    values.push_back(divisor == 0 ? static_cast<float>(value)
                                  : value_of(code_of(value, divisor), divisor));
  }
  return values;
}

void round_as_packed(std::vector<stats::FeatureColumn>& columns) {
  for (stats::FeatureColumn& column : columns) {
    if (!is_combined_again(column)) column.values = unpacked_values(column);
  }
}

PackedPoints pack_points(const std::vector<stats::FeatureColumn>& columns) {
  PackedPoints out;
  for (const stats::FeatureColumn& column : columns) {
    const std::size_t before = out.words.size();
    out.divisors.push_back(divisor_of(column));
    if (!is_combined_again(column)) pack(column, out.divisors.back(), out);
    out.words_per_feature.push_back(static_cast<std::uint32_t>(out.words.size() - before));
  }
  return out;
}

}  // namespace imagelift::report
