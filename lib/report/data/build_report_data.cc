#include "report/data/build_report_data.h"

#include <algorithm>
#include <map>
#include <span>

#include "core/error.h"
#include "core/feature_catalog.h"
#include "metrics/metrics_match.h"
#include "report/data/analyse.h"
#include "report/data/click_rows.h"
#include "report/data/factors.h"
#include "report/data/roll_ups.h"

namespace imagelift::report {
namespace {

RunFacts facts_of(const store::Store& store, const store::RunRecord& record,
                  const ReportOptions& options) {
  RunFacts facts;
  facts.uid = record.uid;
  facts.business = record.business;
  facts.image_source = record.image_source;
  facts.started_at = record.started_at;
  facts.finished_at = record.finished_at;
  facts.version = record.version;
  facts.models = store.runs().models(record.id);
  if (record.not_taken)
    facts.not_taken = {record.not_taken->count(), sentences_of(*record.not_taken)};
  facts.shards = store.runs().finished_shards(record.id);
  if (facts.shards == std::vector{Shard{}}) facts.shards.clear();
  facts.metrics_reading = store.metrics().reading(record.id);
  facts.simulated_clicks = options.simulated_clicks || record.settings.simulated;
  return facts;
}

/// The thresholds of the run's own models.
void take_presence_rules(ReportData& data, const std::vector<PresenceRule>& rules) {
  for (const PresenceRule& rule : rules) {
    data.options.thresholds.set(rule.kind, rule.threshold);
    if (rule.is_ranked) data.ranked_kinds.push_back(rule.kind);
  }
}

/// Fills the images and the table, one image in memory at a time.
class Gatherer {
 public:
  explicit Gatherer(ReportData& data) : data_(data) {}

  void add(const store::RunImage& image) {
    const auto row = static_cast<std::uint32_t>(data_.images.size());
    ReportImage shown;
    shown.name = image.ref.name;
    shown.path = image.ref.path;
    shown.sha256 = image.analysis.content.sha256;
    shown.size = image.analysis.size;
    shown.thumbnail = image.analysis.thumbnail;
    for (const TaskFailure& missing : image.missing) {
      shown.missing.push_back(missing.task);
      missing_[missing.task].push_back(row);
    }
    data_.images.push_back(std::move(shown));
    for (const FeatureValue& feature : image.features) {
      if (feature.value == 0) continue;
      stats::FeatureColumn& column = columns_[feature.id];
      column.rows.push_back(row);
      column.values.push_back(feature.value);
    }
  }

  void finish() {
    stats::FeatureTable& table = data_.table;
    table.rows = data_.images.size();
    std::map<Task, std::size_t> list_of;
    for (auto& [task, rows] : missing_) {
      list_of[task] = table.missing.size();
      table.missing.push_back(std::move(rows));
    }
    for (auto& [id, column] : columns_) {
      column.id = id;
      column.key = FeatureCatalog::built_in().key(id);
      column.measure = facts(id.kind).measure;
      const auto task = task_of(id);
      if (task && list_of.contains(*task)) column.missing = list_of[*task];
      table.columns.push_back(std::move(column));
    }
  }

 private:
  ReportData& data_;
  std::map<FeatureId, stats::FeatureColumn> columns_;
  std::map<Task, std::vector<std::uint32_t>> missing_;
};

void add_dates(RunFacts& run, const metrics::MetricTable& metrics) {
  metrics::Date first, last;
  for (const metrics::MetricRow& row : metrics.rows) {
    if (row.date.empty()) continue;
    if (first.empty() || row.date < first) first = row.date;
    if (row.date > last) last = row.date;
  }
  run.clicks_from = first.iso();
  run.clicks_until = last.iso();
}

constexpr std::size_t kMostMeasures = 40;  // each is a number per image in every document

/// What the measures say of each image.
void add_measures(ReportData& data, const metrics::MetricTable& metrics,
                  const std::vector<std::vector<std::size_t>>& rows_of_image) {
  if (metrics.measures.empty()) return;
  std::ranges::copy(
      std::span(metrics.measures).first(std::min(metrics.measures.size(), kMostMeasures)),
      std::back_inserter(data.measures));
  data.derived_measures = metrics::derived_from(data.measures, metrics.has_counts);
  for (std::size_t i = 0; i < data.images.size(); ++i) {
    ReportImage& image = data.images[i];
    for (std::size_t measure = 0; measure < data.measures.size(); ++measure) {
      image.measures.push_back(metrics::of_image(metrics, measure, rows_of_image[i]));
    }
    for (const metrics::DerivedMeasure& derived : data.derived_measures) {
      image.derived.push_back(metrics::of_image(metrics, derived, rows_of_image[i]));
    }
  }
}

/// Sums of a row's image; names without a partner on either side.
void add_metrics(ReportData& data, const metrics::MetricTable& metrics) {
  std::vector<ImageRef> refs;
  for (const ReportImage& image : data.images) refs.push_back({image.path, image.name});
  for (const ReportFailure& failed : data.failures) {
    if (!failed.task) refs.push_back({failed.path, failed.name});
  }
  const metrics::MetricMatch match = metrics::match_resolved(refs, metrics);
  for (std::size_t i = 0; i < data.images.size(); ++i) {
    const metrics::MetricTotals totals = metrics::totals(metrics, match.rows_of_image[i]);
    data.images[i].ctr = totals.ctr;
    if (totals.impressions.value_or(0) > 0) {
      data.images[i].counts = {static_cast<double>(totals.clicks.value_or(0)),
                               static_cast<double>(*totals.impressions)};
    }
  }
  for (const std::size_t i : match.images_without_metrics) {
    if (i < data.images.size()) data.images_without_metrics.push_back(refs[i].name);
  }
  for (const std::size_t i : match.images_without_impressions) {
    if (i < data.images.size()) data.images_without_impressions.push_back(refs[i].name);
  }
  data.metrics_without_images = match.metrics_without_image;
  add_measures(data, metrics, match.rows_of_image);
  add_clicks(data, metrics, match.rows_of_image);
}

void add_failures(ReportData& data, std::vector<store::RunFailure> failures) {
  for (store::RunFailure& failed : failures) {
    data.failures.push_back({std::move(failed.ref.name), std::move(failed.ref.path),
                             std::move(failed.failure), failed.task});
  }
}

void add_families_of(ReportData& data, const store::Store& store, const store::RunRecord& record,
                     const ReportOptions& options) {
  for (ReportFactor& factor : data.factors) {
    factor.same = is_unit_of_error(factor, record.settings.same);
  }
  const store::FamilyKeys* choices = options.family_choices ? &*options.family_choices : nullptr;
  add_families(data, store, record.id, {options.family_pairs, options.family_search, choices});
}

}  // namespace

ReportData build_report_data(const store::Store& store, store::RunId run,
                             const ReportOptions& options) {
  ReportData data;
  const store::RunRecord record = store.runs().record(run);
  data.run = facts_of(store, record, options);
  data.gate = options.gate;
  data.options = options.analysis;
  take_presence_rules(data, record.settings.presence);
  data.interactive_hint = options.interactive_hint;
  Gatherer gatherer(data);
  DetailsGatherer details;
  const auto parts = options.images ? store::ImageParts::all : store::ImageParts::features;
  store.analyses().for_each(
      run,
      [&](const store::RunImage& image) {
        gatherer.add(image);
        if (options.images) details.add(image);
      },
      parts);
  gatherer.finish();
  if (options.images) data.details = details.finish();
  add_failures(data, store.images().failures(run));
  const metrics::MetricTable metrics = store.metrics().of(run);
  add_dates(data.run, metrics);
  add_metrics(data, metrics);
  if (record.settings.factors.empty()) add_automatic_factors(data);
  add_roll_ups(data);
  add_families_of(data, store, record, options);
  analyse(data);
  return data;
}

ReportData build_other_run(const store::Store& store, store::RunId run,
                           const stats::AnalysisOptions& analysis) {
  ReportOptions options;
  options.analysis = analysis;
  options.images = false;
  return build_report_data(store, run, options);
}

}  // namespace imagelift::report
