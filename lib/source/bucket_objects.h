#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/error.h"
#include "source/listing.h"
#include "source/source_options.h"

namespace imagelift::source {

/// The objects of a listing, which are fetched by their keys.
class Objects {
 public:
  explicit Objects(const SourceOptions& options) : options_(options) {}

  /// Throws imagelift::Error for more than `max_images`.
  void add(std::string path, std::string key) {
    if (keys_.size() >= options_.limits.max_images) {
      throw run_error("The bucket holds more images than the limit allows.");
    }
    paths_.push_back(std::move(path));
    keys_.push_back(std::move(key));
  }

  void clear() {
    paths_.clear();
    keys_.clear();
  }

  std::size_t size() const { return keys_.size(); }

  /// Names them, in the order of their paths.
  Listing listing(NotTaken not_taken) {
    auto ordered = order_listing(paths_, {}, options_.limits);
    ordered.listing.not_taken = std::move(not_taken);
    std::vector<std::string> keys;
    for (const auto position : ordered.positions) keys.push_back(std::move(keys_[position]));
    keys_ = std::move(keys);
    return std::move(ordered.listing);
  }

  const std::vector<std::string>& keys() const { return keys_; }  ///< by index, after listing()

 private:
  const SourceOptions& options_;
  std::vector<std::string> paths_, keys_;
};

}  // namespace imagelift::source
