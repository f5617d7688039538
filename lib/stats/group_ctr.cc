#include "stats/group_ctr.h"

namespace imagelift::stats {

std::vector<double> fit_weights(GroupCtr group_ctr, const RowWeights& weights) {
  if (group_ctr != GroupCtr::unweighted) return weights.of_row;
  return std::vector<double>(weights.of_row.size(), 1.0);
}

}  // namespace imagelift::stats
