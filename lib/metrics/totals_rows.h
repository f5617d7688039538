#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "metrics/metrics.h"

namespace imagelift::metrics {

/// Rows that hold totals, or may: with a label, or without an image's name.
class TotalsRows {
 public:
  void add(TotalsRow row) { rows_.push_back(std::move(row)); }

  /// Takes a row out of the table that is named as an image, but has the sums of all other rows,
  /// as `All ads` or `24 Anzeigen`; small counts are equal by chance and stay.
  void take_sum_of_others(MetricTable& table);

  /// Compares each with the sums of the table's rows. Rows without a label whose counts are below
  /// the sums are no totals: these come back, and the others go into the account.
  std::vector<TotalsRow> settle(const MetricTable& table, MetricReading& reading) const;

 private:
  std::vector<TotalsRow> rows_;
};

/// The sums of impressions and clicks of all rows.
struct Sums {
  std::uint64_t impressions = 0, clicks = 0;
};
Sums sums_of(const MetricTable& table);

}  // namespace imagelift::metrics
