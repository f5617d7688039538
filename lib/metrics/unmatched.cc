#include "metrics/unmatched.h"

#include <map>
#include <utility>

#include "metrics/image_finder.h"
#include "metrics/metrics_match.h"
#include "metrics/nearest_names.h"

namespace imagelift::metrics {
namespace {

constexpr std::size_t kMostSteps = 50'000'000;  // of NearestNames: well below a second

std::vector<std::string> names_of(const std::vector<Unmatched>& side) {
  std::vector<std::string> names;
  for (const Unmatched& one : side) names.push_back(one.name);
  return names;
}

void find_nearest(std::vector<Unmatched>& side, const std::vector<std::string>& others) {
  if (side.empty() || others.empty()) return;
  NearestNames names(others);
  for (Unmatched& one : side) {
    if (names.steps() > kMostSteps) break;
    if (const auto found = names.nearest(one.name)) one.nearest = others[*found];
  }
}

/// Names that only may mean several images have none (join_rows.h): which ones is found out anew.
void find_fits(std::vector<Unmatched>& names, std::span<const ImageRef> images) {
  if (names.empty()) return;
  ImageFinder finder(images, {});
  for (Unmatched& one : names) {
    const NameIndex::Images found = finder.find(one.name).images;
    if (found.size() < 2) continue;
    for (const auto image : found) one.fits.push_back(images[image].path);
  }
}

void add_names(MatchedSides& sides, const MetricTable& table, const MetricMatch& match) {
  std::map<std::string, Unmatched> by_name;
  for (const std::string& name : match.metrics_without_image) by_name[name].name = name;
  for (const MetricRow& row : table.rows) {
    const auto found = by_name.find(row.image);
    if (found == by_name.end()) continue;
    if (found->second.rows++ == 0) found->second.row = row.row;
  }
  for (auto& [name, unmatched] : by_name) {
    sides.names_without_image.push_back(std::move(unmatched));
  }
}

}  // namespace

MatchedSides matched_sides(std::span<const ImageRef> images, const MetricTable& resolved) {
  MatchedSides sides;
  sides.images = images.size();
  sides.rows = resolved.rows.size();
  if (resolved.rows.empty()) return sides;
  const MetricMatch match = match_resolved(images, resolved);
  sides.images_with_rows = images.size() - match.images_without_metrics.size();
  sides.rows_with_image = sides.rows - match.rows_without_image;
  add_names(sides, resolved, match);
  for (const std::size_t i : match.images_without_metrics) {
    sides.images_without_rows.push_back({images[i].path, 0, 0, {}, {}});
  }
  find_fits(sides.names_without_image, images);
  find_nearest(sides.names_without_image, names_of(sides.images_without_rows));
  find_nearest(sides.images_without_rows, names_of(sides.names_without_image));
  return sides;
}

}  // namespace imagelift::metrics
