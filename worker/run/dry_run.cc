#include "worker/run/dry_run.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/error.h"
#include "metrics/ads.h"
#include "metrics/metrics_match.h"
#include "metrics/read_metrics.h"
#include "source/open_source.h"
#include "source/url_paths.h"
#include "store/store.h"
#include "worker/run/ad_map_file.h"

namespace imagelift::worker {
namespace {

/// The first rows of a table, at most five.
metrics::MetricTable first_rows_of(const metrics::MetricTable& table) {
  constexpr std::size_t kMost = 5;
  const std::size_t count = std::min(kMost, table.rows.size());
  const auto first = [&](const auto& list) {
    return std::vector(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(count));
  };
  metrics::MetricTable few;
  few.rows = first(table.rows);
  for (const auto& factor : table.factors) {
    few.factors.push_back({factor.name, factor.from, first(factor.levels)});
  }
  for (const auto& measure : table.measures) {
    const metrics::MetricMeasure& what = measure;
    few.measures.push_back({what, first(measure.values)});
  }
  return few;
}

std::vector<ImageRef> images_of_store(const DryRunOptions& options) {
  const store::Store history = store::Store::open_read_only(options.db);
  std::optional<store::RunId> newest;
  for (const store::RunRecord& run : history.runs().all()) {
    const bool fits = run.business == options.parameters.business &&
                      run.image_source == options.parameters.image_source;
    if (fits && run.state == store::RunState::complete) newest = run.id;
  }
  if (!newest) {
    throw usage_error(options.db.string() + " has no complete run of business '" +
                      options.parameters.business + "' and image source '" +
                      options.parameters.image_source + "'");
  }
  std::vector<ImageRef> images;
  for (const store::RunImageName& name : history.images().names(*newest)) {
    images.push_back(name.ref);
  }
  return images;
}

std::vector<ImageRef> images_of(const DryRunOptions& options, Progress& progress,
                                std::stop_token stop) {
  if (!options.db.empty()) return images_of_store(options);
  const auto source = source::open_source(options.images, options.source);
  return source->list(progress, std::move(stop)).images;
}

std::vector<NamedTotals> counts_by_name(const metrics::MetricTable& table) {
  std::map<std::string, std::vector<std::size_t>> rows_of;
  for (std::size_t i = 0; i < table.rows.size(); ++i) rows_of[table.rows[i].image].push_back(i);
  std::vector<NamedTotals> counts;
  for (const auto& [name, rows] : rows_of) counts.push_back({name, metrics::totals(table, rows)});
  return counts;
}

}  // namespace

DryRun dry_run(const DryRunOptions& options, Progress& progress, std::stop_token stop) {
  DryRun result;
  result.table = metrics::read_metrics(options.file, options.format);
  const metrics::AdMap map = ad_map_of(options.ad_map, options.file);
  if (options.by_ad) result.table = metrics::with_ads(std::move(result.table));
  result.first_rows = first_rows_of(result.table);
  if (options.images.empty() && options.db.empty()) {
    result.counts = counts_by_name(result.table);
    return result;
  }
  const std::vector<ImageRef> images = images_of(options, progress, std::move(stop));
  const metrics::MetricMatch match =
      metrics::match_metrics(images, result.table, source::path_of_address, map);
  result.map_notes = match.map_notes;
  for (std::size_t i = 0; i < images.size(); ++i) {
    const auto& rows = match.rows_of_image[i];
    if (rows.empty()) continue;
    result.counts.push_back({images[i].name, metrics::totals(result.table, rows)});
  }
  result.table = metrics::resolved(std::move(result.table), match, images);
  result.sides = metrics::matched_sides(images, result.table);
  return result;
}

}  // namespace imagelift::worker
