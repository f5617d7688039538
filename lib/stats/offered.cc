#include "stats/offered.h"

#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace imagelift::stats {
namespace {

constexpr std::size_t kLeastRowsALevel = 3;

/// One level's rows.
struct Level {
  std::size_t rows = 0;
  std::uint32_t family = 0;  ///< of its first row
  bool has_several = false;  ///< families
};

std::unordered_map<std::uint32_t, Level> levels_of(std::span<const std::uint32_t> level,
                                                   const Families& families) {
  std::unordered_map<std::uint32_t, Level> levels;
  for (std::uint32_t row = 0; row < level.size(); ++row) {
    if (level[row] == Factor::kNoLevel) continue;
    Level& own = levels.try_emplace(level[row], Level{0, families.of(row), false}).first->second;
    ++own.rows;
    own.has_several = own.has_several || own.family != families.of(row);
  }
  return levels;
}

}  // namespace

std::string_view to_string(FactorUse use) {
  switch (use) {
    case FactorUse::offered:
      return "offered";
    case FactorUse::unit_of_error:
      return "unit_of_error";
    case FactorUse::one_level:
      return "one_level";
    case FactorUse::names_images:
      return "names_images";
    case FactorUse::few_rows_a_level:
      return "few_rows_a_level";
  }
  return "";
}

FactorUse use_of_levels(std::span<const std::uint32_t> level, const Families& families) {
  const auto levels = levels_of(level, families);
  if (levels.size() < 2) return FactorUse::one_level;
  std::size_t rows = 0;
  std::size_t of_one_family = 0;
  for (const auto& [number, own] : levels) {
    rows += own.rows;
    if (!own.has_several) of_one_family += own.rows;
  }
  if (2 * of_one_family > rows) return FactorUse::names_images;
  return rows < kLeastRowsALevel * levels.size() ? FactorUse::few_rows_a_level : FactorUse::offered;
}

FactorUse use_of(const Factor& factor, const Outcomes& outcomes) {
  if (factor.same) return FactorUse::unit_of_error;
  if (factor.of_click_row.empty()) return use_of_levels(factor.of_row, outcomes.families);
  std::set<std::pair<std::uint32_t, std::uint32_t>> cells;
  for (std::size_t i = 0; i < factor.of_click_row.size(); ++i) {
    if (factor.of_click_row[i] == Factor::kNoLevel || !(outcomes.click_rows.impressions[i] > 0)) {
      continue;
    }
    cells.emplace(outcomes.click_rows.row[i], factor.of_click_row[i]);
  }
  std::vector<std::uint32_t> level;
  std::vector<std::uint32_t> row;
  for (const auto& [of_row, of_level] : cells) {
    row.push_back(of_row);
    level.push_back(of_level);
  }
  return use_of_levels(level, families_of(outcomes.families, row));
}

}  // namespace imagelift::stats
