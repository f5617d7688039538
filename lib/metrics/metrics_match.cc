#include "metrics/metrics_match.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/error.h"
#include "core/shown_text.h"
#include "metrics/image_finder.h"

namespace imagelift::metrics {
namespace {

constexpr std::size_t kLongestShown = 200;  // bytes of a name in a sentence
constexpr auto kNoImage = static_cast<std::size_t>(-1);

std::string shown(const std::string& name) {
  std::string text = shown_address(name.substr(0, 4 * kLongestShown));
  if (text.size() > kLongestShown) text = text.substr(0, kLongestShown) + "...";
  return text;
}

Error ambiguous(const MetricRow& row, const NameIndex::Images& candidates,
                std::span<const ImageRef> images) {
  std::string sentence = "Row " + std::to_string(row.row) + " of the metrics, `" +
                         shown(row.image) + "`, fits several images:";
  for (const auto image : candidates) {
    sentence += (image == candidates.front() ? " " : ", ") + images[image].path;
  }
  return usage_error(sentence + "; please write the full path.");
}

/// The file itself has no repeats; two spellings of one image can bring one.
void require_distinct(const MetricTable& table, const std::vector<std::size_t>& rows,
                      const ImageRef& image) {
  std::map<std::vector<std::string>, std::size_t> first_with;
  for (const std::size_t index : rows) {
    const MetricRow& row = table.rows[index];
    std::vector<std::string> key;
    if (table.has_counts) {
      key = row.factors;
      key.push_back(row.date);
      key.emplace_back(copy_mark(row.image));
    }
    const auto [first, is_new] = first_with.emplace(key, row.row);
    if (!is_new) {
      throw usage_error("Rows " + std::to_string(first->second) + " and " +
                        std::to_string(row.row) + " of the metrics both mean the image " +
                        image.path + ", with the same date and factors.");
    }
  }
}

/// Rows that may mean an image, by image.
class Claims {
 public:
  void add(std::size_t row, const FoundImage& found) {
    Claim& claim = of_image_[found.images.front()];
    claim.rows.push_back(row);
    claim.names.insert(found.as);
    claim.is_guess |= found.certainty == Certainty::guess;
  }

  /// Gives an image its rows where none is sure to mean it and all of them say the same.
  void settle(std::vector<std::size_t>& image_of_row, MetricMatch& match) const {
    std::set<std::size_t> sure(image_of_row.begin(), image_of_row.end());
    for (const auto& [image, claim] : of_image_) {
      if (sure.contains(image) || claim.names.size() > 1) continue;
      for (const std::size_t row : claim.rows) image_of_row[row] = image;
      if (claim.is_guess) match.guessed_rows += claim.rows.size();
    }
  }

 private:
  struct Claim {
    std::vector<std::size_t> rows;
    std::set<std::string> names;
    bool is_guess = false;
  };
  std::map<std::size_t, Claim> of_image_;
};

/// Fills everything but guessed_rows from the image of each row.
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

/// Two addresses that differ in their query only become one level, which nobody may miss.
void show_factor(MetricTable& table, std::size_t factor) {
  std::set<std::string> before, after;
  for (MetricRow& row : table.rows) {
    std::string& value = row.factors[factor];
    std::string text = shown_address(value);
    if (text == value) continue;
    after.insert(text);
    before.insert(std::exchange(value, std::move(text)));
  }
  if (before.empty()) return;
  table.notes.push_back("The column " + shown_text(table.factors[factor].name) +
                        " holds addresses, of which no user, query or fragment is kept: " +
                        std::to_string(before.size()) + " values became " +
                        std::to_string(after.size()) + ".");
}

}  // namespace

MetricMatch match_metrics(std::span<const ImageRef> images, const MetricTable& table,
                          const AddressPath& path_of_address) {
  MetricMatch match;
  ImageFinder finder(images, path_of_address);
  Claims claims;
  std::vector<std::size_t> image_of_row(table.rows.size(), kNoImage);
  std::unordered_map<std::string_view, FoundImage> known;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const MetricRow& row = table.rows[i];
    const auto [entry, is_new] = known.try_emplace(row.image);
    if (is_new) entry->second = finder.find(row.image);
    const FoundImage& found = entry->second;
    if (found.images.size() > 1) throw ambiguous(row, found.images, images);
    if (found.images.empty()) continue;
    if (found.certainty == Certainty::sure) {
      image_of_row[i] = found.images.front();
    } else {
      claims.add(i, found);
    }
  }
  claims.settle(image_of_row, match);
  gather(match, images, table, image_of_row);
  for (std::size_t i = 0; i < images.size(); ++i) {
    require_distinct(table, match.rows_of_image[i], images[i]);
  }
  return match;
}

MetricTable resolved(MetricTable table, const MetricMatch& match,
                     std::span<const ImageRef> images) {
  for (MetricRow& row : table.rows) row.image = shown_address(row.image);
  for (std::size_t i = 0; i < table.factors.size(); ++i) show_factor(table, i);
  for (std::size_t i = 0; i < images.size(); ++i) {
    for (const std::size_t row : match.rows_of_image[i]) table.rows[row].image = images[i].path;
  }
  return table;
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
