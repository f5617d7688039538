#include "worker/run/run.h"

#include <algorithm>
#include <memory>
#include <unordered_set>

#include "core/error.h"
#include "core/shown_text.h"
#include "engine/engine.h"
#include "metrics/ads.h"
#include "metrics/metrics_match.h"
#include "metrics/read_metrics.h"
#include "metrics/reading_text.h"
#include "source/open_source.h"
#include "source/url_paths.h"
#include "store/files/unmatched_json.h"
#include "worker/format.h"
#include "worker/log.h"
#include "worker/run/ad_map_file.h"
#include "worker/run/analyse_listing.h"
#include "worker/run/current_run.h"
#include "worker/run/fetch_memory.h"
#include "worker/run/match_log.h"
#include "worker/run/name_factors.h"
#include "worker/run/nothing_usable.h"
#include "worker/run/publish.h"
#include "worker/run/run_attempt.h"
#include "worker/run/run_families.h"
#include "worker/run/run_folder.h"

namespace imagelift::worker {
namespace {

std::string holder(const Parameters& parameters) {
  return "run of business '" + parameters.business + "', image source '" + parameters.image_source +
         "'";
}

/// What the files say before the images are known.
struct Clicks {
  metrics::MetricTable metrics;
  metrics::AdMap ad_map;
};

Clicks read_clicks(const ClicksOptions& options) {
  Clicks clicks;
  if (!options.file.empty()) {
    clicks.metrics = metrics::read_metrics(options.file, options.format);
    log::info("metrics: {}", metrics::paragraph(clicks.metrics));
  }
  clicks.ad_map = ad_map_of(options.ad_map, options.file);
  if (options.by_ad) clicks.metrics = metrics::with_ads(std::move(clicks.metrics));
  return clicks;
}

source::Listing list(source::ImageSource& source, engine::StageTimings& timings, Progress& progress,
                     std::stop_token stop) {
  const engine::StageTimer timer(timings, engine::TimedStage::list);
  source::Listing listing = source.list(progress, std::move(stop));
  log::info("{} images listed, {} entries that cannot be read", listing.images.size(),
            listing.failures.size());
  for (const auto& sentence : sentences_of(listing.not_taken)) {
    log::info("not taken: {}", sentence);
  }
  return listing;
}

/// Those that can be read, and those of which only the name is known.
std::vector<ImageRef> all_images(const source::Listing& listing) {
  std::vector<ImageRef> images = listing.images;
  std::unordered_set<std::string> paths;
  for (const ImageRef& image : images) paths.insert(image.path);
  for (const source::Unlisted& entry : listing.failures) {
    if (paths.insert(entry.path).second) images.push_back({entry.path, entry.path});
  }
  return images;
}

/// The metrics with the factors that stand in the images' names. Says early which clicks and which
/// images have no partner; an ambiguous name ends the run here, before any work.
metrics::MetricTable match_metrics(const source::Listing& listing, Clicks clicks,
                                   const NameFactors& names, Progress& progress) {
  metrics::MetricTable metrics = std::move(clicks.metrics);
  if (metrics.rows.empty()) return metrics;
  const std::vector<ImageRef> images = all_images(listing);
  const metrics::MetricMatch match =
      metrics::match_metrics(images, metrics, source::path_of_address, clicks.ad_map);
  metrics = with_name_factors(std::move(metrics), match, images, names);
  metrics = metrics::resolved(std::move(metrics), match, images);
  log_match(metrics, metrics::matched_sides(listing.images, metrics), match, progress);
  return metrics;
}

/// A shard's own share of failures or matches says nothing: `merge` asks about the whole run.
report::Gate gate_of(const RunOptions& options, const RunCounts& counts,
                     const metrics::MatchedSides& sides) {
  if (!options.history.shard.is_whole()) return {};
  return both(failed_gate(options.max_failed, counts.failed, counts.listed),
              matched_gate(options.min_matched, sides));
}

source::SourceOptions with_memory(source::SourceOptions options,
                                  const std::shared_ptr<const FetchMemory>& memory) {
  options.find_known = [memory](const std::string& address) { return memory->find(address); };
  return options;
}

ExitCode leave_interrupted(store::Store& history, store::RunId run, const RunFolder& folder,
                           const RunCounts& counts) {
  history.runs().finish(run, store::RunState::interrupted, utc_now());
  folder.publish_store(history);
  log::warn("interrupted after {} of {} images; the next run goes on from here", counts.done(),
            counts.listed);
  return ExitCode::interrupted;
}

/// Shows the result of a run whose images are through.
ExitCode conclude(store::Store& history, store::RunId run, const RunFolder& folder,
                  const RunOptions& options, RunAttempt& attempt, Progress& progress) {
  const Shard& shard = options.history.shard;
  history.runs().finish(run, store::RunState::complete, utc_now(), shard);
  put_family_choices(history, run, options.clicks.families);
  const metrics::MatchedSides sides = store::matched_sides(history, run);
  const report::Gate gate = gate_of(options, attempt.counts, sides);
  publish(history, run, folder,
          {.settings = attempt.settings,
           .counts = attempt.counts,
           .gate = gate,
           .wall_seconds = attempt.seconds(),
           .size = options.size,
           .is_whole = shard.is_whole(),
           .sides = sides},
          attempt.timings);
  if (gate.broken) progress.warn(gate.reason);
  return gate.broken ? ExitCode::gate_broken : ExitCode::done;
}

RunAttempt attempt_of(const RunOptions& options) {
  store::RunRecord run;
  run.uid = options.history.run_uid;
  run.business = options.parameters.business;
  run.image_source = options.parameters.image_source;
  return {std::move(run), settings_of(options)};
}

/// What a run that fails now would have to say of its listing.
void log_listing(const source::Listing& listing, RunAttempt& attempt) {
  attempt.run.not_taken = listing.not_taken;
  attempt.counts.failed = listing.failures.size();
  attempt.counts.listed = listing.images.size() + listing.failures.size();
  std::size_t position = listing.images.size();
  for (const source::Unlisted& entry : listing.failures) {
    Failure failure = entry.failure;
    failure.message = shown_text(failure.message);
    attempt.failures.push_back(
        {position++, {entry.path, entry.path}, std::nullopt, std::move(failure)});
  }
}

ExitCode run_in(const RunFolder& folder, const RunOptions& options, RunAttempt& attempt,
                Progress& progress, std::stop_token stop) {
  require_previous(options.history.previous);
  const NameFactors names(options.clicks.factors);
  Clicks clicks = read_clicks(options.clicks);
  const engine::Engine engine(options.analysis);
  attempt.models = engine.identities();
  const auto memory = std::make_shared<FetchMemory>();
  const auto source = source::open_source(options.images, with_memory(options.source, memory));
  const source::Listing listing = list(*source, attempt.timings, progress, stop);
  log_listing(listing, attempt);
  require_images(listing, options);
  const metrics::MetricTable metrics = match_metrics(listing, std::move(clicks), names, progress);

  store::Store history = open_history(folder, options.history.previous, progress);
  const store::RunId run =
      begin_or_resume(history, options, attempt.models, engine.presence_rules());
  UnfinishedRun unfinished(history, run);
  history.runs().put_not_taken(run, listing.not_taken);
  attempt.run = history.runs().record(run);
  history.images().keep(run, listing.images);
  history.metrics().put(run, metrics, metrics::sentences_and_notes(metrics));
  attempt.counts = analyse_listing(history, run,
                                   {.options = options,
                                    .source = *source,
                                    .listing = listing,
                                    .engine = engine,
                                    .memory = *memory,
                                    .timings = attempt.timings},
                                   progress, stop);
  if (stop.stop_requested()) {
    unfinished.is_over();
    return leave_interrupted(history, run, folder, attempt.counts);
  }
  attempt.failures = history.images().failures(run);
  if (options.history.shard.is_whole() && !options.allows_empty) {
    require_usable(attempt.counts, attempt.failures);
  }
  const ExitCode code = conclude(history, run, folder, options, attempt, progress);
  unfinished.is_over();
  return code;
}

}  // namespace

ExitCode run(const RunOptions& options, Progress& progress, std::stop_token stop) {
  check(options.parameters);
  const RunFolder folder(options.out, holder(options.parameters));
  RunAttempt attempt = attempt_of(options);
  try {
    return run_in(folder, options, attempt, progress, stop);
  } catch (...) {
    if (!stop.stop_requested()) record_failure(folder, attempt, std::current_exception());
    throw;
  }
}

void record_wrong_options(const RunOptions& options, const std::exception_ptr& thrown) noexcept {
  try {
    check(options.parameters);
    if (options.out.empty()) return;
    const RunFolder folder(options.out, holder(options.parameters));
    record_failure(folder, attempt_of(options), thrown);
  } catch (const Error&) {  // the folder is not to be had; what was thrown first is told
  }
}

}  // namespace imagelift::worker
