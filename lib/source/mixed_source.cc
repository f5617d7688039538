#include "source/mixed_source.h"

#include <algorithm>
#include <map>
#include <utility>

#include "source/image_source.h"

namespace imagelift::source {
namespace {

class MixedSource final : public ImageSource {
 public:
  MixedSource(std::vector<std::unique_ptr<ImageSource>> parts, std::string remark)
      : parts_(std::move(parts)), remark_(std::move(remark)) {}

  Listing list(Progress& progress, std::stop_token stop) override {
    if (!remark_.empty()) progress.warn(remark_);
    std::vector<Found> found;
    Listing all;
    for (std::size_t part = 0; part < parts_.size(); ++part) {
      auto listing = parts_[part]->list(progress, stop);
      for (std::size_t i = 0; i < listing.images.size(); ++i) {
        found.push_back({std::move(listing.images[i]), part, i});
      }
      std::ranges::move(listing.failures, std::back_inserter(all.failures));
      all.not_taken.add(listing.not_taken);
    }
    std::ranges::stable_sort(
        found, {}, [](const Found& one) -> auto& { return one.image.path; });
    places_.clear();
    for (auto& one : found) take(std::move(one), all);
    part_equal_names(all.images);
    std::ranges::stable_sort(all.failures, {}, &Unlisted::path);
    return all;
  }

  void fetch(std::span<const std::size_t> wanted, const Deliver& deliver,
             std::stop_token stop) override {
    bool goes_on = true;
    for (std::size_t begin = 0; begin < wanted.size() && goes_on;) {
      const std::size_t part = places_.at(wanted[begin]).part;
      std::size_t end = begin;
      std::vector<std::size_t> inner;
      for (; end < wanted.size() && places_.at(wanted[end]).part == part; ++end) {
        inner.push_back(places_[wanted[end]].index);
      }
      std::size_t delivered = 0;
      const auto take = [&](Fetched one) {
        one.index = wanted[begin + delivered++];
        return goes_on = deliver(std::move(one));
      };
      parts_[part]->fetch(inner, take, stop);
      goes_on = goes_on && delivered == inner.size();
      begin = end;
    }
  }

 private:
  struct Found {
    ImageRef image;
    std::size_t part, index;
  };
  struct Place {
    std::size_t part, index;
  };

  void take(Found&& one, Listing& all) {
    if (!all.images.empty() && all.images.back().path == one.image.path) {
      all.failures.push_back({one.image.path,
                              {Stage::list, FailureCode::unreadable,
                               "The path stands twice in the image source; the first is used."}});
      return;
    }
    all.images.push_back(std::move(one.image));
    places_.push_back({one.part, one.index});
  }

  static void part_equal_names(std::vector<ImageRef>& images) {
    std::map<std::string, std::size_t> uses;
    for (const auto& image : images) ++uses[image.name];
    for (auto& image : images) {
      if (uses[image.name] > 1) image.name = image.path;
    }
  }

  std::vector<std::unique_ptr<ImageSource>> parts_;
  std::string remark_;
  std::vector<Place> places_;  // by index into Listing::images
};

}  // namespace

std::unique_ptr<ImageSource> open_mixed(std::vector<std::unique_ptr<ImageSource>> parts,
                                        std::string remark) {
  return std::make_unique<MixedSource>(std::move(parts), std::move(remark));
}

}  // namespace imagelift::source
