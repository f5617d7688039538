#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/factor_origin.h"

namespace imagelift::metrics {

/// One row of a metrics file, as rule S1 of the statistics reads it. Either both counts are there
/// (then `ctr` is empty), or only `ctr` is.
struct MetricRow {
  std::size_t row = 0;               ///< in the file; the header is row 1
  std::string image;                 ///< as written: a full path or a name
  std::string date;                  ///< ISO 8601 (2026-01-31), or empty
  std::vector<std::string> factors;  ///< values in the order of MetricTable::factors
  std::optional<std::uint64_t> impressions;
  std::optional<std::uint64_t> clicks;  ///< never more than impressions
  std::optional<double> ctr;            ///< a fraction, 0..1

  friend bool operator==(const MetricRow&, const MetricRow&) = default;
};

/// A factor of a metrics table, and where its values come from: never FactorOrigin::automatic.
struct MetricFactor {
  std::string name;
  FactorOrigin from = FactorOrigin::metrics;

  friend bool operator==(const MetricFactor&, const MetricFactor&) = default;
};

/// A metrics file: rows in the order of the file, no two with the same image, date and factors.
struct MetricTable {
  std::vector<MetricFactor> factors;  ///< the other columns, sorted by name
  bool has_counts = false;            ///< impressions and clicks, rather than ctr
  std::vector<MetricRow> rows;
  std::vector<std::string> notes;  ///< sentences for the reader, e.g. a column that is not used

  friend bool operator==(const MetricTable&, const MetricTable&) = default;
};

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
