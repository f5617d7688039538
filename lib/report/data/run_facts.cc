#include "report/data/run_facts.h"

#include <algorithm>
#include <cmath>

#include "report/data/report_data.h"

namespace imagelift::report {

std::string shards_text(const RunFacts& run) {
  std::string text;
  for (const Shard& shard : run.shards) text += (text.empty() ? "" : ", ") + to_string(shard);
  return text;
}

namespace {

/// Imports bring no pictures, and so no size.
bool has_size(const ReportImage& image) {
  return image.size.width > 0;
}

void add_counts(Trust& trust, const std::vector<ReportImage>& images) {
  for (const ReportImage& image : images) {
    if (!image.counts) continue;
    trust.impressions = trust.impressions.value_or(0) + image.counts->trials;
    trust.clicks = trust.clicks.value_or(0) + image.counts->events;
  }
}

}  // namespace

Trust trust_of(const ReportData& data) {
  const stats::Analysis& analysis = data.analysis;
  Trust trust;
  trust.images = data.images.size();
  trust.images_with_ctr = analysis.rows;
  trust.images_failed = static_cast<std::size_t>(
      std::count_if(data.failures.begin(), data.failures.end(),
                    [](const ReportFailure& failure) { return !failure.task; }));
  trust.families = analysis.families;
  trust.pictures_known = std::any_of(data.images.begin(), data.images.end(), has_size);
  add_counts(trust, data.images);
  if (!std::isnan(analysis.mean_ctr)) trust.mean_ctr = analysis.mean_ctr;
  if (!std::isnan(analysis.pooled_ctr)) trust.pooled_ctr = analysis.pooled_ctr;
  trust.features = data.table.columns.size();
  trust.hypotheses = analysis.hypotheses;
  trust.rejected = analysis.rejected;
  trust.marked = stats::count_marked(analysis);
  trust.interval_level = 1 - analysis.alpha;
  trust.least_images = data.options.least_families;
  return trust;
}

}  // namespace imagelift::report
