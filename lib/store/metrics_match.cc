#include "store/metrics_match.h"

#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/error.h"
#include "core/image_extension.h"

namespace imagelift::store {
namespace {

class ImageFinder {
 public:
  explicit ImageFinder(std::span<const ImageRef> images) : images_(images) {
    for (std::size_t i = 0; i < images.size(); ++i) {
      of_path_[images[i].path].push_back(i);
      of_name_[images[i].name].push_back(i);
      if (images[i].path == images[i].name) of_name_alone_[images[i].name].push_back(i);
    }
  }

  std::optional<std::size_t> find(const MetricRow& row) const {
    for (const auto& [index, text] : {std::pair{&of_path_, std::string_view(row.image)},
                                      {&of_name_, row.image},
                                      {&of_name_alone_, without_image_extension(row.image)}}) {
      const auto found = index->find(text);
      if (found == index->end()) continue;
      if (found->second.size() > 1) throw ambiguous(row, found->second);
      return found->second.front();
    }
    return std::nullopt;
  }

 private:
  using Index = std::unordered_map<std::string_view, std::vector<std::size_t>>;

  Error ambiguous(const MetricRow& row, const std::vector<std::size_t>& candidates) const {
    std::string sentence = "Row " + std::to_string(row.row) + " of the metrics, `" + row.image +
                           "`, fits several images:";
    for (std::size_t i = 0; i < candidates.size() && i < 10; ++i) {
      sentence += (i == 0 ? " " : ", ") + images_[candidates[i]].path;
    }
    return usage_error(sentence + "; please write the full path.");
  }

  std::span<const ImageRef> images_;
  Index of_path_, of_name_, of_name_alone_;
};

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
    }
    const auto [first, is_new] = first_with.emplace(key, row.row);
    if (!is_new) {
      throw usage_error("Rows " + std::to_string(first->second) + " and " +
                        std::to_string(row.row) + " of the metrics both mean the image " +
                        image.path + ", with the same date and factors.");
    }
  }
}

}  // namespace

MetricMatch match_metrics(std::span<const ImageRef> images, const MetricTable& table) {
  MetricMatch match;
  match.rows_of_image.resize(images.size());
  const ImageFinder finder(images);
  std::set<std::string> unknown;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (const auto image = finder.find(table.rows[i])) {
      match.rows_of_image[*image].push_back(i);
    } else {
      unknown.insert(table.rows[i].image);
    }
  }
  match.metrics_without_image.assign(unknown.begin(), unknown.end());
  for (std::size_t i = 0; i < images.size(); ++i) {
    const auto& rows = match.rows_of_image[i];
    if (rows.empty()) {
      match.images_without_metrics.push_back(i);
      continue;
    }
    require_distinct(table, rows, images[i]);
    if (!totals(table, rows).ctr) match.images_without_impressions.push_back(i);
  }
  return match;
}

}  // namespace imagelift::store
