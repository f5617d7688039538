#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "stats/feature_table.h"

namespace imagelift::stats {

/// Why a factor is held fixed, or not (rule S22).
enum class FactorUse {
  offered,
  unit_of_error,     ///< it makes the families (`--same`), or is the column `picture`
  one_level,         ///< one level or none: it adjusts nothing
  names_images,      ///< more than half of its rows lie in levels of one family
  few_rows_a_level,  ///< fewer than 3 rows a level on average
};

std::string_view to_string(FactorUse use);

/// `level`: one per row, or Factor::kNoLevel; over the rows that have one.
FactorUse use_of_levels(std::span<const std::uint32_t> level, const Families& families);

/// Of a factor of the outcomes. Where it varies within rows, a row is a row of the table and a
/// level.
FactorUse use_of(const Factor& factor, const Outcomes& outcomes);

}  // namespace imagelift::stats
