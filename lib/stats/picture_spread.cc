#include "stats/picture_spread.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

#include "stats/ctr.h"

namespace imagelift::stats {
namespace {

/// Rows of one family that have impressions.
struct Group {
  std::size_t rows = 0;
  double clicks = 0;
  double impressions = 0;
  double ctrs = 0;

  double expected() const { return clicks / impressions; }
  double mean_ctr() const { return ctrs / static_cast<double>(rows); }
  /// Where no row or every impression was clicked, no spread is possible.
  bool can_vary() const { return clicks > 0 && clicks < impressions; }
};

std::vector<Group> groups_of(std::span<const double> clicks, std::span<const double> impressions,
                             const Families& families) {
  std::vector<Group> groups(families.count);
  for (std::size_t row = 0; row < clicks.size(); ++row) {
    if (!(impressions[row] > 0)) continue;
    Group& group = groups[families.of_row[row]];
    ++group.rows;
    group.clicks += clicks[row];
    group.impressions += impressions[row];
    group.ctrs += ctr(clicks[row], impressions[row]);
  }
  return groups;
}

double square(double x) {
  return x * x;
}

}  // namespace

SamePictureSpread same_picture_spread(std::span<const double> clicks,
                                      std::span<const double> impressions,
                                      const Families& families) {
  assert(clicks.size() == impressions.size() && clicks.size() == families.of_row.size());
  const auto groups = groups_of(clicks, impressions, families);
  SamePictureSpread spread;
  double free_to_vary = 0;
  for (const auto& group : groups) {
    if (group.rows < 2) continue;
    ++spread.groups;
    spread.rows += group.rows;
    if (group.can_vary()) free_to_vary += static_cast<double>(group.rows - 1);
  }
  if (spread.groups == 0) return spread;
  double chi_squared = 0;
  double squares = 0;
  for (std::size_t row = 0; row < clicks.size(); ++row) {
    if (!(impressions[row] > 0)) continue;
    const Group& group = groups[families.of_row[row]];
    if (group.rows < 2) continue;
    const double p = ctr(clicks[row], impressions[row]);
    squares += square(p - group.mean_ctr());
    if (!group.can_vary()) continue;
    const double variance = group.expected() * (1 - group.expected()) / impressions[row];
    chi_squared += square(p - group.expected()) / variance;
  }
  spread.standard_deviation = std::sqrt(squares / static_cast<double>(spread.rows - spread.groups));
  if (free_to_vary > 0) spread.overdispersion = std::max(1.0, chi_squared / free_to_vary);
  return spread;
}

}  // namespace imagelift::stats
