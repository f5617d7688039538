#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stats/feature_table.h"
#include "stats/group_ctr.h"
#include "stats/held_rows.h"

namespace imagelift::stats {

/// The rows of fits with factors held fixed (rule S19): those of the table, or where an offered
/// factor varies within them, a row and its levels of all such factors.
struct Cells {
  std::vector<double> ctr;
  std::vector<double> weights;  ///< fit_weights of these rows
  Families families;
  std::vector<std::vector<std::uint32_t>> levels;  ///< by held factor; Factor::kNoLevel
  /// By row of the table its first cell, and one past the last; empty: the cells are the rows.
  std::vector<std::uint32_t> first;

  std::size_t size() const { return ctr.size(); }

  /// The cells of ascending rows, ascending.
  std::vector<std::uint32_t> of_rows(std::span<const std::uint32_t> rows) const;

  /// All factors held, or all but one.
  HeldInput input(std::span<const std::uint32_t> missing_cells,
                  std::size_t but = static_cast<std::size_t>(-1)) const;
};

/// `outcomes`: of counted rows; `factors`: indexes of the held ones.
Cells cells_of(const Outcomes& outcomes, std::span<const std::size_t> factors, GroupCtr group_ctr);

}  // namespace imagelift::stats
