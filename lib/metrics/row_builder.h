#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "metrics/data_rows.h"
#include "metrics/metrics.h"
#include "metrics/plan.h"
#include "metrics/row_faults.h"
#include "metrics/totals_rows.h"

namespace imagelift::metrics {

/// Makes the rows of a table of lines of data, as the plan says. Lines without impressions, clicks
/// or ctr become no rows, only part of the account; lines without a name may be totals.
class RowBuilder {
 public:
  RowBuilder(const PlanInput& input, const Plan& plan, MetricTable& table, TotalsRows& totals,
             RowFaults& faults);

  void add(std::size_t row, std::string_view written_image,
           const std::vector<std::string_view>& cells);

  /// A line that a label calls totals.
  void add_totals(std::size_t row, const std::vector<std::string_view>& cells,
                  std::string_view label);

  /// Rows whose ctr is a bare number, as indices into the table's rows; their ctr is as written.
  const std::vector<std::size_t>& bare_ctrs() const { return bare_ctrs_; }

  /// How many rows have more clicks than impressions, which is a fault.
  std::size_t rows_of_more_clicks() const { return rows_of_more_clicks_; }

  /// The numbers of rows that have a word for all days instead of a date.
  const std::vector<std::size_t>& rows_of_all_days() const { return rows_of_all_days_; }

 private:
  bool read_counts(const std::vector<std::string_view>& cells, MetricRow& row);
  bool read_ctr(const std::vector<std::string_view>& cells, MetricRow& row);
  std::optional<std::uint64_t> count(std::size_t row, const char* what, std::string_view cell,
                                     const NumberSigns& signs);
  void read_date(const std::vector<std::string_view>& cells, MetricRow& row);
  void read_others(const std::vector<std::string_view>& cells);
  TotalsRow totals_of(std::size_t row, const std::vector<std::string_view>& cells) const;
  void no_data(const MetricRow& row, bool has_impressions);

  const PlanInput& input_;
  const Plan& plan_;
  MetricTable& table_;
  TotalsRows& totals_;
  RowFaults& faults_;
  text::SharedTexts texts_;  ///< names and levels
  std::vector<std::size_t> bare_ctrs_, rows_of_all_days_;
  std::size_t rows_of_more_clicks_ = 0;
};

}  // namespace imagelift::metrics
