#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stats/families.h"

namespace imagelift::stats {

/// What a fit with factors held fixed is made from; one entry per row of the table in each.
struct HeldInput {
  std::span<const double> outcome;
  std::span<const double> weights;  ///< above 0
  const Families* families = nullptr;
  /// One index of a level per row, or Factor::kNoLevel; no factor: one constant is held.
  std::vector<std::span<const std::uint32_t>> factors;
  std::span<const std::uint32_t> missing;  ///< ascending rows that do not know the feature
};

/// The rows that enter the fit, those of one family together: they know the feature, have a level
/// in every factor, and stand alone in none, repeated until none does (Correia 2015).
struct HeldRows {
  explicit HeldRows(const HeldInput& input);

  static constexpr std::uint32_t kLeftOut = 0xffffffff;

  std::size_t size() const { return rows.size(); }
  std::size_t family_count() const { return family.size(); }

  std::vector<std::uint32_t> rows;      ///< of the table; a row's index here is its place
  std::vector<std::uint32_t> place_of;  ///< by row of the table; kLeftOut
  std::vector<double> outcome;          ///< this and the following by place
  std::vector<double> weight;
  std::vector<double> root;  ///< of the weight
  /// By factor, then by place: levels numbered from 0 without gaps. No factor: one of one level.
  std::vector<std::vector<std::uint32_t>> level;
  std::vector<std::size_t> level_counts;  ///< by factor
  std::size_t factors = 0;                ///< held ones; 0 although `level` has one entry
  std::vector<std::uint32_t> family;      ///< number of each family, as in the input
  std::vector<std::size_t> first;         ///< place of each family's first row; then the size
  std::vector<double> family_weight;      ///< W_g
};

}  // namespace imagelift::stats
