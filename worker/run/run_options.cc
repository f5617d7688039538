#include "worker/run/run_options.h"

#include "core/error.h"
#include "core/shown_text.h"

namespace imagelift::worker {

std::string shown_location(const std::string& location) {
  std::string shown = shown_address(location);
  if (shown != location && shown.ends_with("?...")) shown.resize(shown.size() - 4);
  return shown;
}

store::RunSettings settings_of(const RunOptions& options) {
  const source::SourceOptions& source = options.source;
  store::RunSettings settings;
  settings.images = shown_location(options.images);
  settings.metrics = shown_location(options.clicks.file.string());
  settings.metrics_map = shown_location(options.clicks.ad_map.string());
  settings.by_ad = options.clicks.by_ad;
  settings.factors = options.clicks.factors;
  settings.same = options.clicks.same;
  settings.families = shown_location(options.clicks.families.string());
  settings.simulated = options.clicks.simulated;
  settings.include = source.selection.include;
  settings.exclude = source.selection.exclude;
  settings.strip_prefix = shown_location(source.strip_prefix);
  settings.follow_links = source.follow_links;
  settings.archive_names = source.archive.names;
  settings.models = options.analysis.models.names;
  settings.max_bytes = options.analysis.limits.max_bytes;
  settings.max_pixels = options.analysis.limits.max_pixels;
  settings.max_failed = options.max_failed;
  settings.min_matched = options.min_matched;
  settings.allow_empty = options.allows_empty;
  settings.shard = options.history.shard;
  return settings;
}

metrics::CtrUnit ctr_unit(const std::string& name) {
  if (name == "fraction") return metrics::CtrUnit::fraction;
  if (name == "percent") return metrics::CtrUnit::percent;
  if (name == "unstated") return metrics::CtrUnit::unstated;
  throw usage_error("--metrics-ctr '" + name + "' is neither fraction nor percent");
}

}  // namespace imagelift::worker
