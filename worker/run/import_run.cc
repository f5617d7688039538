#include "worker/run/import_run.h"

#include "core/error.h"
#include "metrics/ads.h"
#include "metrics/metrics_match.h"
#include "metrics/read_metrics.h"
#include "metrics/reading_text.h"
#include "source/url_paths.h"
#include "store/files/unmatched_json.h"
#include "store/imports/import.h"
#include "worker/log.h"
#include "worker/printable_name.h"
#include "worker/progress_log.h"
#include "worker/run/ad_map_file.h"
#include "worker/run/current_run.h"
#include "worker/run/gates.h"
#include "worker/run/match_log.h"
#include "worker/run/name_factors.h"
#include "worker/run/nothing_usable.h"
#include "worker/run/publish.h"
#include "worker/run/run_attempt.h"
#include "worker/run/run_families.h"
#include "worker/run/run_options.h"

namespace imagelift::worker {
namespace {

store::ImportedImages read(const ImportOptions& options, const store::FeatureKinds& kinds) {
  store::ImportOptions how;
  how.kinds = kinds;
  how.ctr_unit = ctr_unit(options.ctr_unit);
  how.path_of_address = source::path_of_address;
  if (!options.features_json.empty()) return import_features_json(options.features_json, how);
  if (!options.csv.empty()) return import_wide_csv(options.csv, how);
  if (!options.vision.empty()) return import_vision_json(options.vision, how);
  return import_rekognition_json(options.rekognition, how);
}

metrics::MetricTable metrics_of(const ImportOptions& options,
                                const store::ImportedImages& imported) {
  if (options.metrics.empty()) return imported.metrics.value_or(metrics::MetricTable{});
  metrics::MetricOptions how{.ctr_unit = ctr_unit(options.ctr_unit)};
  how.columns = metrics::chosen_columns(options.metrics_columns);
  metrics::MetricTable table = metrics::read_metrics(options.metrics, how);
  log::info("metrics: {}", metrics::paragraph(table));
  return options.by_ad ? metrics::with_ads(std::move(table)) : table;
}

/// Which image a row means is decided here, for the store and every later report.
metrics::MetricTable matched(metrics::MetricTable metrics, const metrics::AdMap& map,
                             const NameFactors& names, const store::ImportedImages& imported,
                             bool tells, Progress& progress) {
  std::vector<ImageRef> images;
  for (const store::ImportedImage& image : imported.images) {
    images.push_back({image.name, image.name});
  }
  for (const store::ImportedFailure& failed : imported.failures) {
    images.push_back({failed.name, failed.name});
  }
  const auto match = metrics::match_metrics(images, metrics, source::path_of_address, map);
  metrics = with_name_factors(std::move(metrics), match, images, names);
  metrics = metrics::resolved(std::move(metrics), match, images);
  if (tells) {
    log_match(metrics, metrics::matched_sides(images, metrics), match, progress);
  }
  return metrics;
}

/// Puts everything into the store; the run is complete afterwards.
RunCounts put(store::Store& history, store::RunId run, const store::ImportedImages& imported) {
  RunCounts counts;
  store::Transaction transaction = history.transaction();
  std::size_t position = 0;
  for (const store::ImportedImage& image : imported.images) {
    const ImageRef ref{image.name, image.name};
    history.analyses().put_imported(run, position++, ref, image.features, image.missing);
    ++counts.analysed;
  }
  for (const store::ImportedFailure& failed : imported.failures) {
    log::warn("{}: {}", printable_name(failed.name), failed.failure.message);
    history.images().put_failure(run, position++, {failed.name, failed.name}, failed.failure,
                                 std::nullopt);
    ++counts.failed;
  }
  history.runs().finish(run, store::RunState::complete, utc_now());
  transaction.commit();
  counts.listed = counts.analysed + counts.failed;
  return counts;
}

/// Until the file is read its format is not known.
store::RunSettings settings_of(const ImportOptions& options) {
  store::RunSettings settings;
  settings.import_format = "";
  settings.factors = options.factors;
  settings.same = options.same;
  settings.families = shown_location(options.families.string());
  settings.simulated = options.simulated;
  settings.allow_empty = options.allows_empty;
  return settings;
}

ExitCode import_into(const RunFolder& folder, const ImportOptions& options, RunAttempt& attempt) {
  if (!options.min_matched.empty()) {
    attempt.settings.min_matched = gate_bound(options.min_matched, "--min-matched");
  }
  ProgressLog progress(ProgressLog::style_of_standard_error());
  const NameFactors names(options.factors);
  const store::FeatureKinds kinds =
      options.kinds.empty() ? store::FeatureKinds() : store::read_kinds(options.kinds);
  attempt.settings.presence = kinds.presence();
  const store::ImportedImages imported = read(options, kinds);
  attempt.settings.import_format = imported.format;
  for (const std::string& note : imported.notes) progress.warn(note);
  const bool has_file = !options.metrics.empty();
  const metrics::AdMap map = ad_map_of(options.metrics_map, options.metrics);
  const metrics::MetricTable metrics =
      matched(metrics_of(options, imported), map, names, imported, has_file, progress);
  store::Store history = open_history(folder, options.previous, progress);
  attempt.run.settings = attempt.settings;
  store::Transaction whole = history.transaction();  // a failure leaves nothing of the run
  const store::RunId run =
      history.runs().begin(attempt.run, import_models(imported, attempt.run.uid));
  history.metrics().put(run, metrics, metrics::sentences_and_notes(metrics));
  attempt.counts = put(history, run, imported);
  history.families().put_keys(run, store::FamilyKeyOrigin::picture, imported.pictures);
  put_family_choices(history, run, options.families);
  attempt.failures = history.images().failures(run);
  log::info("{} images imported, {} failed", attempt.counts.analysed, attempt.counts.failed);
  if (!options.allows_empty) require_usable(attempt.counts, attempt.failures);
  whole.commit();
  UnfinishedRun unfinished(history, run);
  const metrics::MatchedSides sides = store::matched_sides(history, run);
  const report::Gate verdict =
      has_file ? matched_gate(attempt.settings.min_matched, sides) : report::Gate{};
  publish(history, run, folder,
          {.settings = attempt.settings,
           .counts = attempt.counts,
           .gate = verdict,
           .wall_seconds = attempt.seconds(),
           .size = {},
           .sides = sides},
          attempt.timings);
  unfinished.is_over();
  if (verdict.broken) progress.warn(verdict.reason);
  return verdict.broken ? ExitCode::gate_broken : ExitCode::done;
}

}  // namespace

ExitCode import_run(const ImportOptions& options) {
  check(options.parameters);
  if (options.out.empty()) throw usage_error("--out is missing");
  const RunFolder folder(options.out, "import of business '" + options.parameters.business + "'");
  store::RunRecord run;
  run.business = options.parameters.business;
  run.image_source = options.parameters.image_source;
  RunAttempt attempt(run, settings_of(options));
  try {
    return import_into(folder, options, attempt);
  } catch (...) {
    record_failure(folder, attempt, std::current_exception());
    throw;
  }
}

}  // namespace imagelift::worker
