#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/factor_origin.h"
#include "metrics/date.h"
#include "metrics/optional_number.h"
#include "metrics/reading.h"
#include "text/shared_text.h"

namespace imagelift::metrics {

/// One row of a metrics file, as rule S1 of the statistics reads it, without its factors and
/// measures. Either both counts are there (then `ctr` is empty), or only `ctr` is. A million of
/// them take 48 MB.
struct MetricRow {
  std::uint32_t row = 0;  ///< in the file; the header is row 1
  Date date;
  text::SharedText image;  ///< as written: a full path or a name
  OptionalNumber<std::uint64_t> impressions = {};
  OptionalNumber<std::uint64_t> clicks = {};  ///< never more than impressions
  OptionalNumber<double> ctr = {};            ///< a fraction, 0..1

  friend bool operator==(const MetricRow&, const MetricRow&) = default;
};

/// A factor of a metrics table, and where its levels come from: never FactorOrigin::automatic.
struct MetricFactor {
  std::string name;
  FactorOrigin from = FactorOrigin::metrics;
  std::vector<text::SharedText> levels = {};  ///< of each row; empty: it says none

  friend bool operator==(const MetricFactor&, const MetricFactor&) = default;
};

/// What can be done with the numbers of a measure.
enum class MeasureKind {
  events,  ///< a count of something that happens: conversions. Rows add up; over a count of trials,
           ///< such as clicks, it is a rate
  amount,  ///< of money or time, in a unit: spend, revenue. Rows add up
  level,   ///< a ratio or a count of people: cpc, frequency, reach. Rows do not add up
};

constexpr std::string_view to_string(MeasureKind kind) {
  switch (kind) {
    case MeasureKind::events:
      return "events";
    case MeasureKind::amount:
      return "amount";
    case MeasureKind::level:
      return "level";
  }
  return "";
}

/// A column of numbers beside the clicks; never a factor.
struct MetricMeasure {
  std::string name;     ///< a key: `spend`, `conversions`; lower case, `_` between words
  std::string heading;  ///< as the file has it
  std::string unit;     ///< `EUR`, `%`; empty: none is known
  MeasureKind kind = MeasureKind::level;

  friend bool operator==(const MetricMeasure&, const MetricMeasure&) = default;
};

/// A measure of a metrics table.
struct MeasureColumn : MetricMeasure {
  std::vector<OptionalNumber<double>> values = {};  ///< of each row; empty: it says nothing

  friend bool operator==(const MeasureColumn&, const MeasureColumn&) = default;
};

/// A metrics file: rows in the order of the file, no two with the same image, date and factors.
/// Levels and values are as many as rows, and stand in their order.
struct MetricTable {
  std::vector<MetricFactor> factors;  ///< the other columns, sorted by name
  bool has_counts = false;            ///< impressions and clicks, rather than ctr
  std::vector<MetricRow> rows;
  std::vector<std::string> notes;  ///< sentences for the reader, e.g. a column that is not used
  std::vector<MeasureColumn> measures;  ///< no two of one name; in the order of the file
  MetricReading reading;                ///< how the file was read; no part of what it says

  /// Gives the columns as many levels and values as there are rows; new ones are empty.
  void fill_columns();

  /// Drops rows with their levels and values. `are_dropped`: of each row.
  void drop_rows(const std::vector<bool>& are_dropped);

  friend bool operator==(const MetricTable& one, const MetricTable& other) {
    return one.factors == other.factors && one.has_counts == other.has_counts &&
           one.rows == other.rows && one.notes == other.notes && one.measures == other.measures;
  }
};

/// What the factors say of a row, in their order; views of the table.
std::vector<std::string_view> levels_of(const MetricTable& table, std::size_t row);

/// The totals of one image over some of its rows.
struct MetricTotals {
  std::optional<std::uint64_t> impressions;
  std::optional<std::uint64_t> clicks;
  /// Clicks over impressions, or the one row's ctr. Empty with 0 impressions: such an image is
  /// listed and left out of every mean; its CTR is not 0.
  std::optional<double> ctr;

  friend bool operator==(const MetricTotals&, const MetricTotals&) = default;
};

/// Sums the given rows (indices into table.rows) of one image.
MetricTotals totals(const MetricTable& table, const std::vector<std::size_t>& rows);

}  // namespace imagelift::metrics
