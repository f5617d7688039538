#include "worker/run/match_log.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "metrics/ads.h"
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

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string rows_sentence(const metrics::MatchedSides& sides) {
  const std::size_t names = sides.names_without_image.size();
  if (names == 0) return "";
  return fmt::format("{} of {} rows of the metrics fit no image, under {} {}, such as {}",
                     sides.rows - sides.rows_with_image, sides.rows, names,
                     names == 1 ? "name" : "names", examples(sides.names_without_image));
}

/// Names that were left out because they may mean several images.
std::string ambiguous_sentence(const metrics::MatchedSides& sides) {
  std::string text;
  std::size_t names = 0, rows = 0;
  for (const metrics::Unmatched& one : sides.names_without_image) {
    if (one.fits.empty()) continue;
    rows += one.rows;
    if (++names > kExamples) continue;
    text += (names == 1 ? "" : ", ") + printable_name(one.name) + " (";
    for (const std::string& path : one.fits) {
      text += (&path == one.fits.data() ? "" : ", ") + printable_name(path);
    }
    text += ")";
  }
  if (names == 0) return "";
  return fmt::format(
      "{} {} several images equally well and {} left out, such as {}; --metrics-map says which is "
      "meant",
      counted(rows, "row"), rows == 1 ? "fits" : "fit", rows == 1 ? "is" : "are", text);
}

std::string images_sentence(const metrics::MatchedSides& sides) {
  if (sides.images_without_rows.empty()) return "";
  return fmt::format("{} of {} images have no row, such as {}", sides.images_without_rows.size(),
                     sides.images, examples(sides.images_without_rows));
}

void log_ways(const metrics::MetricMatch& match) {
  if (const auto& mapped = match.mapped; mapped.rows > 0) {
    log::info("{} by the map, such as {} as {}", counted(mapped.rows, "row"),
              printable_name(mapped.name), printable_name(mapped.image));
  }
  if (match.guessed_rows > 0) {
    log::info("{} rows fit by the name of their file alone: their folders or queries are others",
              match.guessed_rows);
  }
  if (const auto& found = match.in_text; found.rows > 0) {
    log::info("{} by the name of an image within theirs, such as {} as {}",
              counted(found.rows, "row"), printable_name(found.name), printable_name(found.image));
  }
}

void log_ads(const metrics::MetricTable& metrics, const metrics::SharedImages& shared) {
  if (shared.images == 0) return;
  const bool apart =
      std::ranges::count(metrics.factors, metrics::kAdFactor, &metrics::MetricFactor::name) > 0;
  log::info("{} ads show {}: {}", shared.ads, counted(shared.images, "image"),
            apart ? "they stay apart by the factor ad"
                  : "their clicks are summed by image and date (--by-ad keeps them apart)");
}

}  // namespace

void log_match(const metrics::MetricTable& metrics, const metrics::MatchedSides& sides,
               const metrics::MetricMatch& match, Progress& progress) {
  log::info("{} of {} images have metrics", sides.images_with_rows, sides.images);
  for (const std::string& note : metrics.notes) progress.warn(note);
  for (const std::string& note : match.map_notes) log::info("{}", note);
  log_ways(match);
  log_ads(metrics, match.shared);
  if (const std::string ambiguous = ambiguous_sentence(sides); !ambiguous.empty()) {
    progress.warn(ambiguous);
  }
  const std::string rows = rows_sentence(sides);
  const std::string images = images_sentence(sides);
  if (rows.empty() && images.empty()) return;
  progress.warn(rows + (rows.empty() || images.empty() ? "" : "; ") + images +
                "; unmatched.json lists all");
}

}  // namespace imagelift::worker
