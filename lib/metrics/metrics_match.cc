#include "metrics/metrics_match.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/error.h"
#include "metrics/image_finder.h"
#include "metrics/join_rows.h"

namespace imagelift::metrics {
namespace {

/// The file itself has no repeats; two spellings of one image can bring one. Ads that show it are
/// several things, which are summed; ctr alone cannot be.
void require_distinct(const MetricTable& table, const std::vector<std::size_t>& rows,
                      const JoinedRows& joined, const ImageRef& image) {
  std::map<std::pair<Date, std::vector<std::string_view>>, std::size_t> first_with;
  for (const std::size_t index : rows) {
    const MetricRow& row = table.rows[index];
    std::pair<Date, std::vector<std::string_view>> key;
    if (table.has_counts) {
      key = {row.date, levels_of(table, index)};
      key.second.push_back(joined.is_ad[index] ? std::string_view(row.image)
                                               : copy_mark(row.image));
    }
    const auto [first, is_new] = first_with.emplace(std::move(key), row.row);
    if (!is_new) {
      throw usage_error(
          "Rows " + std::to_string(first->second) + " and " + std::to_string(row.row) +
          " of the metrics both mean the image " + image.path +
          (table.has_counts ? ", with the same date and factors; please leave one out."
                            : "; please give impressions and clicks, which can be "
                              "summed, in place of ctr."));
    }
  }
}

/// Fills what follows from the image of each row.
void gather(MetricMatch& match, std::span<const ImageRef> images, const MetricTable& table,
            const std::vector<std::size_t>& image_of_row) {
  match.rows_of_image.resize(images.size());
  std::set<std::string> unknown;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (image_of_row[i] != kNoImage) {
      match.rows_of_image[image_of_row[i]].push_back(i);
    } else {
      ++match.rows_without_image;
      unknown.insert(table.rows[i].image);
    }
  }
  match.metrics_without_image.assign(unknown.begin(), unknown.end());
  for (std::size_t i = 0; i < images.size(); ++i) {
    const auto& rows = match.rows_of_image[i];
    if (rows.empty()) {
      match.images_without_metrics.push_back(i);
    } else if (!totals(table, rows).ctr) {
      match.images_without_impressions.push_back(i);
    }
  }
}

/// Counts the images that several ads show.
void count_ads(MetricMatch& match, const MetricTable& table, const JoinedRows& joined) {
  for (const auto& rows : match.rows_of_image) {
    std::set<std::string_view> names;
    bool has_ad = false;
    for (const std::size_t row : rows) {
      names.insert(table.rows[row].image);
      has_ad |= joined.is_ad[row] || !copy_mark(table.rows[row].image).empty();
    }
    if (!has_ad || names.size() < 2) continue;
    ++match.shared.images;
    match.shared.ads += names.size();
  }
}

/// How the map was read, and whether it is one for these metrics.
std::vector<std::string> notes_on(const AdMap& map, const MappedAds& mapped,
                                  const MetricTable& table) {
  if (map.rows.empty()) return {};
  std::vector<std::string> notes = {map.columns + "."};
  if (mapped.skips_first_row()) notes.back() = map.columns + ", below its first row.";
  const std::size_t there = mapped.ads_in(table);
  if (there < mapped.ads()) {
    notes.push_back(std::to_string(mapped.ads() - there) + " of the " +
                    std::to_string(mapped.ads()) + " ads of the map are in no row of the metrics.");
  }
  return notes;
}

}  // namespace

MetricMatch match_metrics(std::span<const ImageRef> images, const MetricTable& table,
                          const AddressPath& path_of_address, const AdMap& map) {
  ImageFinder finder(images, path_of_address);
  const MappedAds mapped(map, finder);
  MetricMatch match;
  const JoinedRows joined = join_rows(images, table, finder, mapped, match);
  gather(match, images, table, joined.image);
  for (std::size_t i = 0; i < images.size(); ++i) {
    require_distinct(table, match.rows_of_image[i], joined, images[i]);
  }
  count_ads(match, table, joined);
  match.map_notes = notes_on(map, mapped, table);
  return match;
}

MetricMatch match_resolved(std::span<const ImageRef> images, const MetricTable& table) {
  std::unordered_map<std::string_view, std::size_t> of_path, of_name;
  for (std::size_t i = 0; i < images.size(); ++i) {
    of_path.emplace(images[i].path, i);
    of_name.emplace(images[i].name, i);
  }
  std::vector<std::size_t> image_of_row(table.rows.size(), kNoImage);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    for (const auto* index : {&of_path, &of_name}) {
      const auto found = index->find(table.rows[i].image);
      if (found == index->end()) continue;
      image_of_row[i] = found->second;
      break;
    }
  }
  MetricMatch match;
  gather(match, images, table, image_of_row);
  return match;
}

}  // namespace imagelift::metrics
