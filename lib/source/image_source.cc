#include "source/image_source.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/error.h"
#include "source/image_name.h"

namespace imagelift::source {

OrderedListing order_listing(const std::vector<std::string>& raw_paths,
                             std::vector<Unlisted> failures, const FetchLimits& limits) {
  std::vector<std::string> escaped(raw_paths.size());
  std::ranges::transform(raw_paths, escaped.begin(), escape_path);
  std::vector<std::size_t> order(raw_paths.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {},
                           [&](std::size_t i) -> const std::string& { return escaped[i]; });

  std::vector<std::string> distinct;
  std::vector<std::size_t> positions;
  for (const std::size_t i : order) {
    if (!distinct.empty() && distinct.back() == raw_paths[i]) {
      failures.push_back(unlisted(raw_paths[i], FailureCode::unreadable,
                                  "The path stands twice in the image source; the first is used."));
      continue;
    }
    distinct.push_back(raw_paths[i]);
    positions.push_back(i);
  }
  if (distinct.size() > limits.max_images) {
    throw run_error("The image source holds more than " + std::to_string(limits.max_images) +
                    " images.");
  }
  std::ranges::stable_sort(failures, {}, &Unlisted::path);
  return {{name_images(distinct), std::move(failures), {}}, std::move(positions)};
}

Unlisted unlisted(std::string_view raw_path, FailureCode code, std::string message) {
  return {escape_path(raw_path), {Stage::list, code, std::move(message)}};
}

void throw_if_stopped(const std::stop_token& stop) {
  if (stop.stop_requested()) throw run_error("The listing of the image source was stopped.");
}

}  // namespace imagelift::source
