#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "source/image_source.h"

/// Keeps what a source reports.
class RecordedProgress : public imagelift::Progress {
 public:
  void advance(std::string_view, std::size_t done, std::size_t) override { last_done = done; }
  void warn(std::string_view sentence) override { warnings.emplace_back(sentence); }

  std::size_t last_done = 0;
  std::vector<std::string> warnings;
};

/// Lists a source and fetches single images of it.
struct Drive {
  explicit Drive(std::unique_ptr<imagelift::source::ImageSource> opened)
      : source(std::move(opened)), listing(source->list(progress, {})) {}

  std::vector<std::string> paths() const {
    std::vector<std::string> all;
    for (const auto& image : listing.images) all.push_back(image.path);
    return all;
  }

  imagelift::source::Fetched fetch(std::size_t index) {
    imagelift::source::Fetched result{index, imagelift::source::Bytes{}};
    source->fetch(std::vector{index},
                  [&](imagelift::source::Fetched one) {
                    result = std::move(one);
                    return true;
                  },
                  {});
    return result;
  }

  std::string text_of(std::size_t index) {
    const auto fetched = fetch(index);
    const auto& bytes = std::get<imagelift::source::Bytes>(fetched.content);
    return {bytes.begin(), bytes.end()};
  }

  imagelift::Failure failure_of(std::size_t index) {
    return std::get<imagelift::Failure>(fetch(index).content);
  }

  /// The indices delivered when these are wanted and Deliver says stop after `most` of them.
  std::vector<std::size_t> order_of(const std::vector<std::size_t>& wanted,
                                    std::size_t most = SIZE_MAX) {
    std::vector<std::size_t> order;
    source->fetch(wanted,
                  [&](const imagelift::source::Fetched& one) {
                    order.push_back(one.index);
                    return order.size() < most;
                  },
                  {});
    return order;
  }

  RecordedProgress progress;
  std::unique_ptr<imagelift::source::ImageSource> source;
  imagelift::source::Listing listing;
};
