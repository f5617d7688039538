#pragma once

#include <vector>

#include "stats/weights.h"

namespace imagelift::stats {

/// Which CTR of a group the tests are about (rule S19).
enum class GroupCtr {
  weighted,    ///< a row counts for what it knows: row_weights
  unweighted,  ///< every row counts the same: the first seed's
  pooled,      ///< every impression counts the same
};

/// What each row counts for in means and in fits with factors held fixed: S19's weights, or 1.
/// Where impressions count the same, that is S5's alone; what stands beside it is by S19's weights.
std::vector<double> fit_weights(GroupCtr group_ctr, const RowWeights& weights);

}  // namespace imagelift::stats
