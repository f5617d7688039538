#include "metrics/merge_rows.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace imagelift::metrics {
namespace {

constexpr std::size_t kMostTold = 200;  // rows of the account

constexpr std::size_t mixed(std::size_t hash, std::size_t next) {
  return (std::rotl(hash, 5) ^ next) * 0x9E3779B97F4A7C15u;
}

/// Whether rows are of one image, and where `by_level` of one date and of the same levels.
class Likeness {
 public:
  Likeness(const MetricTable& table, bool by_level) : table_(table), by_level_(by_level) {}

  std::size_t hash_of(std::size_t index) const {
    const text::SharedText::Hash hash_of_text;
    std::size_t hash = mixed(0, hash_of_text(table_.rows[index].image));
    if (!by_level_) return hash ^ (hash >> 29);
    hash = mixed(hash, table_.rows[index].date.number());
    for (const MetricFactor& factor : table_.factors) {
      hash = mixed(hash, hash_of_text(factor.levels[index]));
    }
    return hash ^ (hash >> 29);
  }

  bool are_alike(std::size_t one, std::size_t other) const {
    if (table_.rows[one].image != table_.rows[other].image) return false;
    if (!by_level_) return true;
    const auto same_level = [&](const MetricFactor& factor) {
      return factor.levels[one] == factor.levels[other];
    };
    return table_.rows[one].date == table_.rows[other].date &&
           std::ranges::all_of(table_.factors, same_level);
  }

 private:
  const MetricTable& table_;
  bool by_level_;
};

/// Where the first row of each kind stands. Open addressing: half a million images by day need
/// four bytes a row so, and no list of nodes.
class FirstRows {
 public:
  FirstRows(const MetricTable& table, bool by_level)
      : likeness_(table, by_level), places_(std::bit_ceil(table.rows.size() * 2 + 2), kNone) {}

  /// The index of the first row like this one; its own where it is the first.
  std::size_t find_or_add(std::size_t index) {
    const std::size_t mask = places_.size() - 1;
    std::size_t place = likeness_.hash_of(index) & mask;
    while (places_[place] != kNone && !likeness_.are_alike(places_[place], index)) {
      place = (place + 1) & mask;
    }
    if (places_[place] == kNone) places_[place] = static_cast<std::uint32_t>(index);
    return places_[place];
  }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  Likeness likeness_;
  std::vector<std::uint32_t> places_;
};

std::vector<RepeatedRow> repeats_in(const MetricTable& table, bool by_level) {
  FirstRows first(table, by_level);
  std::vector<RepeatedRow> repeats;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const std::size_t before = first.find_or_add(i);
    if (before != i) repeats.push_back({before, i});
  }
  return repeats;
}

void tell(MetricReading& reading, std::size_t into, std::size_t row) {
  if (reading.merged_rows++ >= kMostTold) return;
  for (MergedRows& merged : reading.merged) {
    if (merged.into == into) return merged.rows.push_back(row);
  }
  reading.merged.push_back({into, {row}});
}

}  // namespace

void add_row(MetricTable& table, std::size_t into, std::size_t row) {
  *table.rows[into].impressions += *table.rows[row].impressions;
  *table.rows[into].clicks += *table.rows[row].clicks;
  for (MeasureColumn& measure : table.measures) {
    auto& sum = measure.values[into];
    const auto& value = measure.values[row];
    if (measure.kind == MeasureKind::level) {
      sum = {};
    } else if (value) {
      sum = sum.value_or(0) + *value;
    }
  }
}

void merge_rows(MetricTable& table) {
  const std::vector<RepeatedRow> repeats = repeats_in(table, true);
  if (repeats.empty()) return;
  std::vector<bool> are_merged(table.rows.size());
  for (const auto& [first, again] : repeats) {
    add_row(table, first, again);
    tell(table.reading, table.rows[first].row, table.rows[again].row);
    are_merged[again] = true;
  }
  table.drop_rows(are_merged);
}

std::vector<RepeatedRow> repeated_images(const MetricTable& table) {
  return repeats_in(table, false);
}

}  // namespace imagelift::metrics
