#include "metrics/join_rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/error.h"
#include "metrics/shown_name.h"

namespace imagelift::metrics {
namespace {

constexpr std::size_t kMostShown = 20;  // names in a sentence

/// Names that are those of several images, for one sentence that lets a person mend them all.
class AmbiguousNames {
 public:
  explicit AmbiguousNames(std::span<const ImageRef> images) : images_(images) {}

  void add(const MetricRow& row, const NameIndex::Images& candidates) {
    if (++count_ > kMostShown) return;
    text_ += count_ == 1 ? "Row " : "; row ";
    text_ += std::to_string(row.row);
    if (count_ == 1) text_ += " of the metrics";
    text_ += ", `" + shown_name(row.image) + "`, fits several images:";
    for (const auto image : candidates) {
      text_ += (image == candidates.front() ? " " : ", ") + images_[image].path;
    }
  }

  void throw_if_any() const {
    if (count_ == 0) return;
    const std::size_t more = count_ - std::min(count_, kMostShown);
    throw usage_error(text_ + (more > 0 ? "; and " + std::to_string(more) + " more names" : "") +
                      "; please write the full path, or say by --metrics-map which is meant.");
  }

 private:
  std::span<const ImageRef> images_;
  std::size_t count_ = 0;
  std::string text_;
};

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
  void settle(JoinedRows& joined, MetricMatch& match) const {
    std::set<std::size_t> sure;
    for (std::size_t i = 0; i < joined.image.size(); ++i) {
      if (joined.is_sure[i]) sure.insert(joined.image[i]);
    }
    for (const auto& [image, claim] : of_image_) {
      if (sure.contains(image) || claim.names.size() > 1) continue;
      for (const std::size_t row : claim.rows) joined.image[row] = image;
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

void count(RowsWithExample& way, const MetricRow& row, const ImageRef& image) {
  if (way.rows++ > 0) return;
  way.name = shown_name(row.image);
  way.image = image.path;
}

/// Which image each row means, by the map, by its name, or by a claim that is settled afterwards.
class Join {
 public:
  Join(std::span<const ImageRef> images, const MetricTable& table, ImageFinder& finder,
       const MappedAds& map)
      : images_(images), table_(table), finder_(finder), map_(map), ambiguous_(images) {}

  JoinedRows rows(MetricMatch& match) {
    const std::size_t count = table_.rows.size();
    joined_ = {std::vector<std::size_t>(count, kNoImage), std::vector<bool>(count),
               std::vector<bool>(count)};
    for (std::size_t i = 0; i < count; ++i) {
      if (const auto image = map_.find(table_.rows[i].image)) {
        take_ad(i, *image, match.mapped);
      } else {
        take_named(i, match);
      }
    }
    ambiguous_.throw_if_any();
    claims_.settle(joined_, match);
    return std::move(joined_);
  }

 private:
  void take_ad(std::size_t row, std::size_t image, RowsWithExample& way) {
    joined_.image[row] = image;
    joined_.is_ad[row] = true;
    count(way, table_.rows[row], images_[image]);
  }

  void take_named(std::size_t index, MetricMatch& match) {
    const MetricRow& row = table_.rows[index];
    const auto [entry, is_new] = known_.try_emplace(row.image);
    if (is_new) entry->second = finder_.find(row.image);
    const FoundImage& found = entry->second;
    const bool only_may_mean = found.certainty > Certainty::within;
    if (found.images.size() > 1) {
      if (is_new && !only_may_mean) ambiguous_.add(row, found.images);
    } else if (!found.images.empty() && found.certainty == Certainty::in_text) {
      take_ad(index, found.images.front(), match.in_text);
    } else if (!found.images.empty() && found.certainty == Certainty::sure) {
      joined_.image[index] = found.images.front();
      joined_.is_sure[index] = true;
    } else if (!found.images.empty()) {
      claims_.add(index, found);
    }
  }

  std::span<const ImageRef> images_;
  const MetricTable& table_;
  ImageFinder& finder_;
  const MappedAds& map_;
  std::unordered_map<std::string_view, FoundImage> known_;
  AmbiguousNames ambiguous_;
  Claims claims_;
  JoinedRows joined_;
};

}  // namespace

JoinedRows join_rows(std::span<const ImageRef> images, const MetricTable& table,
                     ImageFinder& finder, const MappedAds& map, MetricMatch& match) {
  return Join(images, table, finder, map).rows(match);
}

}  // namespace imagelift::metrics
