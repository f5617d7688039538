#pragma once

#include <cstdint>
#include <vector>

#include "stats/feature_table.h"

namespace imagelift::stats {

/// The rows that have a CTR: of them alone every statistic is.
struct CountedRows {
  FeatureTable table;
  Outcomes outcomes;               ///< with families, numbered anew
  std::vector<std::uint32_t> row;  ///< of the table that they come from, ascending
};

/// Rows without a CTR are left out, and their click rows with them (rules S1, S19). Families
/// without `of_row` become one per row.
CountedRows counted_rows(const FeatureTable& table, const Outcomes& outcomes);

}  // namespace imagelift::stats
