#include "stats/counted_rows.h"

#include <cassert>
#include <cmath>

namespace imagelift::stats {
namespace {

constexpr std::uint32_t kLeftOut = 0xffffffff;

/// By row of the table, its place among those that count.
std::vector<std::uint32_t> places_of(const std::vector<double>& ctr) {
  std::vector<std::uint32_t> place;
  std::uint32_t next = 0;
  for (const double value : ctr) place.push_back(std::isnan(value) ? kLeftOut : next++);
  return place;
}

template <typename Value>
std::vector<Value> picked(const std::vector<Value>& values,
                          const std::vector<std::uint32_t>& rows) {
  std::vector<Value> some;
  if (values.empty()) return some;
  some.reserve(rows.size());
  for (const auto row : rows) some.push_back(values[row]);
  return some;
}

std::vector<std::uint32_t> moved(const std::vector<std::uint32_t>& rows,
                                 const std::vector<std::uint32_t>& place) {
  std::vector<std::uint32_t> places;
  for (const auto row : rows) {
    if (place[row] != kLeftOut) places.push_back(place[row]);
  }
  return places;
}

FeatureColumn moved(const FeatureColumn& column, const std::vector<std::uint32_t>& place) {
  FeatureColumn result{column.id, column.key, column.measure, {}, {}, column.missing};
  for (std::size_t i = 0; i < column.rows.size(); ++i) {
    if (place[column.rows[i]] == kLeftOut) continue;
    result.rows.push_back(place[column.rows[i]]);
    result.values.push_back(column.values[i]);
  }
  return result;
}

/// Click rows of rows that count, and which they were.
ClickRows moved(const ClickRows& rows, const std::vector<std::uint32_t>& place,
                std::vector<std::uint32_t>& kept) {
  ClickRows result;
  for (std::uint32_t i = 0; i < rows.row.size(); ++i) {
    if (place[rows.row[i]] == kLeftOut) continue;
    kept.push_back(i);
    result.row.push_back(place[rows.row[i]]);
    result.clicks.push_back(rows.clicks[i]);
    result.impressions.push_back(rows.impressions[i]);
  }
  return result;
}

}  // namespace

CountedRows counted_rows(const FeatureTable& table, const Outcomes& outcomes) {
  assert(table.rows == outcomes.ctr.size());
  CountedRows counted;
  const auto place = places_of(outcomes.ctr);
  for (std::uint32_t row = 0; row < place.size(); ++row) {
    if (place[row] != kLeftOut) counted.row.push_back(row);
  }
  counted.table.rows = counted.row.size();
  counted.table.missing.clear();
  for (const auto& missing : table.missing) counted.table.missing.push_back(moved(missing, place));
  for (const auto& column : table.columns) counted.table.columns.push_back(moved(column, place));
  Outcomes& own = counted.outcomes;
  own.ctr = picked(outcomes.ctr, counted.row);
  own.clicks = picked(outcomes.clicks, counted.row);
  own.impressions = picked(outcomes.impressions, counted.row);
  own.families = families_of(outcomes.families, counted.row);
  std::vector<std::uint32_t> click_rows;
  own.click_rows = moved(outcomes.click_rows, place, click_rows);
  for (const auto& factor : outcomes.factors) {
    own.factors.push_back({factor.name, factor.levels, picked(factor.of_row, counted.row),
                           picked(factor.of_click_row, click_rows), factor.same});
  }
  return counted;
}

}  // namespace imagelift::stats
