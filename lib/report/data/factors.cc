#include "report/data/factors.h"

#include <algorithm>
#include <map>
#include <utility>

#include "stats/ctr.h"

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

namespace {

/// (image, level), ascending: the rows.
using Cells = std::map<std::pair<std::uint32_t, std::uint32_t>, Rate>;

Cells cells_of(const ReportData& data, const ReportFactor& factor) {
  Cells cells;
  for (std::size_t row = 0; row < data.click_rows.size(); ++row) {
    if (factor.of_row[row] == stats::Factor::kNoLevel) continue;
    Rate& counts = cells[{data.click_rows.image[row], factor.of_row[row]}];
    counts.events += data.click_rows.clicks[row];
    counts.trials += data.click_rows.impressions[row];
  }
  return cells;
}

/// For each image the first of its rows, and one past the last image the number of all.
std::vector<std::uint32_t> first_rows(const Cells& cells, std::size_t images) {
  std::vector<std::uint32_t> first(images + 1, 0);
  for (const auto& [cell, counts] : cells) ++first[cell.first + 1];
  for (std::size_t image = 0; image < images; ++image) first[image + 1] += first[image];
  return first;
}

stats::FeatureTable spread(const stats::FeatureTable& table,
                           const std::vector<std::uint32_t>& first) {
  stats::FeatureTable rows{first.back(), {}, {}};
  for (const auto& missing : table.missing) {
    auto& list = rows.missing.emplace_back();
    for (const auto image : missing) {
      for (auto row = first[image]; row < first[image + 1]; ++row) list.push_back(row);
    }
  }
  for (const stats::FeatureColumn& column : table.columns) {
    stats::FeatureColumn& copy = rows.columns.emplace_back();
    copy = {column.id, column.key, column.measure, {}, {}, column.missing};
    for (std::size_t i = 0; i < column.rows.size(); ++i) {
      const auto image = column.rows[i];
      for (auto row = first[image]; row < first[image + 1]; ++row) {
        copy.rows.push_back(row);
        copy.values.push_back(column.values[i]);
      }
    }
  }
  return rows;
}

}  // namespace

FactorRows factor_rows(const ReportData& data, const ReportFactor& factor) {
  const Cells cells = cells_of(data, factor);
  FactorRows rows;
  rows.table = spread(data.table, first_rows(cells, data.images.size()));
  std::vector<std::string> identities;
  stats::Factor levels{factor.name, factor.levels, {}};
  for (const auto& [cell, counts] : cells) {
    rows.outcomes.ctr.push_back(stats::ctr(counts.events, counts.trials));
    identities.push_back(data.images[cell.first].sha256);
    levels.of_row.push_back(cell.second);
  }
  rows.outcomes.clusters = stats::cluster_by(identities);
  rows.outcomes.factors = {std::move(levels)};
  return rows;
}

}  // namespace imagelift::report
