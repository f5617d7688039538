#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "stats/interval.h"

namespace imagelift::stats {

/// Why rows have the weights that they have (rule S19); asked in this order.
enum class Weighting {
  rows_without_impressions,  ///< equal: some row has a CTR without impressions
  no_rows,                   ///< none
  no_clicks,                 ///< equal: m is 0, nothing can vary
  all_clicked,               ///< equal: m is 1
  nearly_equal,              ///< equal: the largest would be below 1.05 times the smallest
  weighted,                  ///< 1 / (tau^2 + m(1 - m) / impressions)
};

std::string_view to_string(Weighting weighting);

/// What each row counts for.
struct RowWeights {
  std::vector<double> of_row;  ///< above 0; all 1 where they are equal
  Weighting weighting = Weighting::no_rows;
  double ctr = kUndefined;                   ///< m: all clicks / all impressions
  double between_variance = kUndefined;      ///< tau^2 of the rows' true CTRs; undefined without m
  std::size_t rows_without_impressions = 0;  ///< rows with a CTR that tell no impressions

  bool are_equal() const { return weighting != Weighting::weighted; }
};

/// Rule S19: a row that rests on few impressions knows less. tau^2 by Paule & Mandel (1982, J. Res.
/// NBS 87:377): sum w (y - weighted mean)^2 = n - 1, or 0 where that sum is at most n - 1 already.
/// One entry per row with a CTR (0..1); `impressions` is empty, or kUndefined in rows, where only
/// CTRs are known, and above 0 else. It looks at no feature.
RowWeights row_weights(std::span<const double> ctr, std::span<const double> clicks,
                       std::span<const double> impressions);

}  // namespace imagelift::stats
