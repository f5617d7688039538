#pragma once

#include <vector>

#include "stats/feature_table.h"

namespace imagelift::stats {

/// The table and its outcomes by unit: one row per cluster, without the rows that have no CTR.
struct Units {
  FeatureTable table;
  Outcomes outcomes;               ///< without clusters; ctr: mean of the rows', clicks: sums
  std::vector<double> row_counts;  ///< rows in each unit
};

/// Rule S3. A unit's CTR is the unweighted mean of its rows' CTRs, its clicks and impressions are
/// sums; its value of a feature is the (lower) middle one of its rows' known values, missing if
/// all are; its level of a factor is its rows', kNoLevel where they differ.
Units units_of(const FeatureTable& table, const Outcomes& outcomes);

/// The cells of a factor that varies within images (rule S1): rows of the same cluster and level
/// form one, rows without a level are left out.
Clusters cells_of(const Outcomes& outcomes, const Factor& factor);

}  // namespace imagelift::stats
