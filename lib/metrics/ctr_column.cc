#include "metrics/ctr_column.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "metrics/cell_format.h"
#include "metrics/refusal.h"
#include "metrics/row_faults.h"

namespace imagelift::metrics {
namespace {

constexpr double kLargestFractions = 0.02;  // as the median

double median_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

/// The unit that the numbers and their heading leave; unstated where they leave two.
CtrUnit certain_unit(const HeaderColumn& column, double median, MetricReading& reading) {
  if (column.known.unit == "%") {
    reading.ctr_unit = "percent, as its heading says";
    return CtrUnit::percent;
  }
  if (column.known.is_percent && median > kLargestFractions) {
    reading.ctr_unit = "percent without a sign, as Meta writes it";
    return CtrUnit::percent;
  }
  if (!column.known.is_percent && median <= kLargestFractions) {
    reading.ctr_unit = "fractions, since half of them are at most 0.02";
    return CtrUnit::fraction;
  }
  return CtrUnit::unstated;
}

/// As people write it, where nobody reads it back: 5.606.
std::string shown_number(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.6g", value);
  return text.data();
}

[[noreturn]] void refuse(const std::string& file, const HeaderColumn& column, double median) {
  const std::string number = shown_number(median);
  throw refusal(file,
                "the numbers in `" + column.heading + "` have no unit, and half of them are " +
                    (median > kLargestFractions ? "at least " : "at most ") + number +
                    ": say what they are by --metrics-ctr percent (" + number + " means " + number +
                    " %) or --metrics-ctr fraction (" + number + " means " +
                    shown_number(median * 100) + " %)",
                Advice::ctr);
}

}  // namespace

void settle_bare_ctrs(const std::string& file, const HeaderColumn& column,
                      const std::vector<std::size_t>& rows, CtrUnit unit, MetricTable& table) {
  if (rows.empty()) {
    table.reading.ctr_unit = "percent, with its sign";
    return;
  }
  std::vector<double> values;
  for (const std::size_t row : rows) values.push_back(*table.rows[row].ctr);
  const bool mixed = rows.size() < table.rows.size();
  const bool all_zero = std::ranges::all_of(values, [](double value) { return value == 0; });
  const double median = median_of(values);
  if (unit != CtrUnit::unstated) {
    table.reading.ctr_unit =
        std::string(unit == CtrUnit::percent ? "percent" : "fractions") + ", as --metrics-ctr says";
  } else if (mixed && all_zero) {
    table.reading.ctr_unit = "percent, with its sign";
  } else {
    unit = mixed ? CtrUnit::unstated : certain_unit(column, median, table.reading);
    if (unit == CtrUnit::unstated) refuse(file, column, median);
  }
  RowFaults faults;
  for (const std::size_t index : rows) {
    MetricRow& row = table.rows[index];
    const double written = *row.ctr;
    if (unit == CtrUnit::percent) *row.ctr = written / 100;
    if (*row.ctr > 1) faults.add(row.row, "ctr `" + plain_number(written) + "` is more than 100 %");
  }
  faults.throw_if_any(file, Advice::ctr);
}

}  // namespace imagelift::metrics
