#include "worker/run/match_log.h"

#include <algorithm>
#include <span>

#include "worker/format.h"
#include "worker/log.h"
#include "worker/printable_name.h"

namespace imagelift::worker {
namespace {

constexpr std::size_t kExamples = 3;

std::string examples(const std::vector<metrics::Unmatched>& side) {
  std::string text;
  for (const metrics::Unmatched& one : std::span(side).first(std::min(side.size(), kExamples))) {
    text += (text.empty() ? "" : ", ") + printable_name(one.name);
    if (!one.nearest.empty()) text += " (nearest: " + printable_name(one.nearest) + ")";
  }
  return text;
}

std::string rows_sentence(const metrics::MatchedSides& sides) {
  const std::size_t names = sides.names_without_image.size();
  if (names == 0) return "";
  return fmt::format("{} of {} rows of the metrics fit no image, under {} {}, such as {}",
                     sides.rows - sides.rows_with_image, sides.rows, names,
                     names == 1 ? "name" : "names", examples(sides.names_without_image));
}

std::string images_sentence(const metrics::MatchedSides& sides) {
  if (sides.images_without_rows.empty()) return "";
  return fmt::format("{} of {} images have no row, such as {}", sides.images_without_rows.size(),
                     sides.images, examples(sides.images_without_rows));
}

}  // namespace

void log_match(const metrics::MetricTable& metrics, const metrics::MatchedSides& sides,
               std::size_t guessed_rows, Progress& progress) {
  log::info("{} of {} images have metrics", sides.images_with_rows, sides.images);
  for (const std::string& note : metrics.notes) progress.warn(note);
  if (guessed_rows > 0) {
    log::info("{} rows fit by the name of their file alone: their folders or queries are others",
              guessed_rows);
  }
  const std::string rows = rows_sentence(sides);
  const std::string images = images_sentence(sides);
  if (rows.empty() && images.empty()) return;
  progress.warn(rows + (rows.empty() || images.empty() ? "" : "; ") + images +
                "; unmatched.json lists all");
}

}  // namespace imagelift::worker
