#include "worker/match_log.h"

#include <spdlog/spdlog.h>

#include "worker/printable_name.h"

namespace imagelift::worker {

void tell_match(const store::MetricTable& metrics, const store::MetricMatch& match,
                std::size_t images, Progress& progress) {
  const std::size_t matched = images - match.images_without_metrics.size();
  spdlog::info("{} of {} images have metrics", matched, images);
  for (const std::string& note : metrics.notes) progress.warn(note);
  for (const std::string& name : match.metrics_without_image) {
    spdlog::warn("metrics without an image: {}", printable_name(name));
  }
  if (matched == 0) progress.warn("no row of the metrics fits any image: are the names the same?");
}

}  // namespace imagelift::worker
