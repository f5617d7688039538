#include "stats/clusters.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include "stats/ctr.h"

namespace imagelift::stats {
namespace {

/// Rows of one cluster that have impressions.
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

bool takes_part(std::size_t row, std::span<const double> impressions, const Clusters& clusters) {
  return impressions[row] > 0 && clusters.of_row[row] != Clusters::kLeftOut;
}

std::vector<Group> groups_of(std::span<const double> clicks, std::span<const double> impressions,
                             const Clusters& clusters) {
  std::vector<Group> groups(clusters.count);
  for (std::size_t row = 0; row < clicks.size(); ++row) {
    if (!takes_part(row, impressions, clusters)) continue;
    Group& group = groups[clusters.of_row[row]];
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

Clusters cluster_by(std::span<const std::string> identities) {
  Clusters clusters;
  clusters.of_row.reserve(identities.size());
  std::unordered_map<std::string_view, std::uint32_t> seen;
  for (const auto& identity : identities) {
    const auto next = static_cast<std::uint32_t>(seen.size());
    clusters.of_row.push_back(seen.try_emplace(identity, next).first->second);
  }
  clusters.count = seen.size();
  return clusters;
}

double effective_number(std::span<const double> weights) {
  double sum = 0;
  double squares = 0;
  for (const double weight : weights) {
    sum += weight;
    squares += weight * weight;
  }
  return squares > 0 ? sum * sum / squares : 0;
}

SamePictureSpread same_picture_spread(std::span<const double> clicks,
                                      std::span<const double> impressions,
                                      const Clusters& clusters) {
  assert(clicks.size() == impressions.size() && clicks.size() == clusters.of_row.size());
  const auto groups = groups_of(clicks, impressions, clusters);
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
    if (!takes_part(row, impressions, clusters)) continue;
    const Group& group = groups[clusters.of_row[row]];
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
