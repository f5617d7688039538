#include "report/data/factors.h"

#include <algorithm>

namespace imagelift::report {

namespace {

constexpr std::uint32_t kNoLevel = stats::Factor::kNoLevel;

std::vector<std::string> levels_of(const std::vector<std::string>& values) {
  std::vector<std::string> levels = values;
  std::sort(levels.begin(), levels.end());
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  std::erase(levels, std::string());
  return levels;
}

std::vector<std::uint32_t> indexes_of(const std::vector<std::string>& values,
                                      const std::vector<std::string>& levels) {
  std::vector<std::uint32_t> indexes;
  for (const std::string& value : values) {
    const auto found = std::lower_bound(levels.begin(), levels.end(), value);
    indexes.push_back(value.empty() ? kNoLevel
                                    : static_cast<std::uint32_t>(found - levels.begin()));
  }
  return indexes;
}

}  // namespace

ReportFactor factor_by_image(const FactorColumn& column) {
  ReportFactor factor{column.name, column.from, true, levels_of(column.values), {}, {}};
  factor.of_image = indexes_of(column.values, factor.levels);
  return factor;
}

ReportFactor factor_by_row(const FactorColumn& column, std::span<const std::uint32_t> image_of_row,
                           std::size_t images) {
  ReportFactor factor{column.name, column.from, true, levels_of(column.values), {}, {}};
  factor.of_image.assign(images, kNoLevel);
  factor.of_row = indexes_of(column.values, factor.levels);
  bool varies = false;
  for (std::size_t row = 0; row < image_of_row.size(); ++row) {
    std::uint32_t& level = factor.of_image[image_of_row[row]];
    const bool is_first = row == 0 || image_of_row[row] != image_of_row[row - 1];
    if (is_first) level = factor.of_row[row];
    if (level == factor.of_row[row]) continue;
    level = kNoLevel;
    varies = true;
  }
  if (!varies) factor.of_row.clear();
  return factor;
}

}  // namespace imagelift::report
