#include "metrics/merge_rows.h"

#include <bit>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace imagelift::metrics {
namespace {

constexpr std::size_t kMostTold = 200;  // rows of the account

std::size_t mixed(std::size_t hash, std::string_view text) {
  const std::size_t next = std::hash<std::string_view>()(text);
  return (std::rotl(hash, 5) ^ next) * 0x9E3779B97F4A7C15u;
}

std::size_t hash_of(const MetricRow& row) {
  std::size_t hash = mixed(mixed(0, row.image), row.date);
  for (const std::string& level : row.factors) hash = mixed(hash, level);
  return hash ^ (hash >> 29);
}

bool are_same(const MetricRow& one, const MetricRow& other) {
  return one.image == other.image && one.date == other.date && one.factors == other.factors;
}

/// Where the first row of each kind stands. Open addressing: half a million images by day need
/// four bytes a row so, and no list of nodes.
class FirstRows {
 public:
  explicit FirstRows(const std::vector<MetricRow>& rows)
      : rows_(rows), places_(std::bit_ceil(rows.size() * 2 + 2), kNone) {}

  /// The index of the first row like this one; its own where it is the first.
  std::size_t find_or_add(std::size_t index) {
    const std::size_t mask = places_.size() - 1;
    std::size_t place = hash_of(rows_[index]) & mask;
    while (places_[place] != kNone && !are_same(rows_[places_[place]], rows_[index])) {
      place = (place + 1) & mask;
    }
    if (places_[place] == kNone) places_[place] = static_cast<std::uint32_t>(index);
    return places_[place];
  }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  const std::vector<MetricRow>& rows_;
  std::vector<std::uint32_t> places_;
};

void add(MetricRow& into, const MetricRow& row, const MetricTable& table) {
  *into.impressions += *row.impressions;
  *into.clicks += *row.clicks;
  for (std::size_t i = 0; i < table.measures.size(); ++i) {
    auto& sum = into.measures[i];
    if (table.measures[i].kind == MeasureKind::level) {
      sum.reset();
    } else if (sum && row.measures[i]) {
      *sum += *row.measures[i];
    } else if (row.measures[i]) {
      sum = row.measures[i];
    }
  }
}

void tell(MetricReading& reading, std::size_t into, std::size_t row) {
  if (reading.merged_rows++ >= kMostTold) return;
  for (MergedRows& merged : reading.merged) {
    if (merged.into == into) return merged.rows.push_back(row);
  }
  reading.merged.push_back({into, {row}});
}

}  // namespace

void merge_rows(MetricTable& table) {
  FirstRows first(table.rows);
  std::vector<std::pair<std::size_t, std::size_t>> repeats;  // into, row
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const std::size_t into = first.find_or_add(i);
    if (into != i) repeats.emplace_back(into, i);
  }
  if (repeats.empty()) return;
  for (const auto& [into, row] : repeats) {
    add(table.rows[into], table.rows[row], table);
    tell(table.reading, table.rows[into].row, table.rows[row].row);
    table.rows[row].row = 0;
  }
  std::erase_if(table.rows, [](const MetricRow& row) { return row.row == 0; });
}

std::vector<RepeatedRow> repeated_images(const MetricTable& table) {
  std::vector<MetricRow> names(table.rows.size());
  for (std::size_t i = 0; i < names.size(); ++i) names[i].image = table.rows[i].image;
  FirstRows first(names);
  std::vector<RepeatedRow> repeats;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::size_t before = first.find_or_add(i);
    if (before != i) repeats.push_back({before, i});
  }
  return repeats;
}

}  // namespace imagelift::metrics
