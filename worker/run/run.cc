#include "worker/run/run.h"

#include <spdlog/fmt/fmt.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <memory>
#include <unordered_set>

#include "core/error.h"
#include "core/shown_text.h"
#include "features/built_in.h"
#include "infer/threads.h"
#include "source/open_source.h"
#include "source/url_paths.h"
#include "store/metrics_match.h"
#include "worker/analyse_image.h"
#include "worker/pipeline.h"
#include "worker/processors.h"
#include "worker/run/collector.h"
#include "worker/run/current_run.h"
#include "worker/run/fetch_memory.h"
#include "worker/run/match_log.h"
#include "worker/run/name_factors.h"
#include "worker/run/nothing_usable.h"
#include "worker/run/publish.h"
#include "worker/run/run_attempt.h"
#include "worker/run/run_folder.h"
#include "worker/run/unfinished_run.h"

namespace imagelift::worker {
namespace {

std::string holder(const Parameters& parameters) {
  return "run of business '" + parameters.business + "', image source '" + parameters.image_source +
         "'";
}

store::MetricTable read_metrics(const ClicksOptions& clicks) {
  if (clicks.file.empty()) return {};
  return store::read_metrics_csv(clicks.file, clicks.format);
}

source::Listing list(source::ImageSource& source, StageTimings& timings, Progress& progress,
                     std::stop_token stop) {
  const StageTimer timer(timings, TimedStage::list);
  source::Listing listing = source.list(progress, std::move(stop));
  spdlog::info("{} images listed, {} entries that cannot be read", listing.images.size(),
               listing.failures.size());
  for (const auto& sentence : source::told(listing.not_taken)) {
    spdlog::info("not taken: {}", sentence);
  }
  return listing;
}

/// Those that can be read, and those of which only the name is known.
std::vector<ImageRef> all_pictures(const source::Listing& listing) {
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
store::MetricTable match_metrics(const source::Listing& listing, store::MetricTable metrics,
                                 const NameFactors& names, Progress& progress) {
  if (metrics.rows.empty()) return metrics;
  const std::vector<ImageRef> images = all_pictures(listing);
  const store::MetricMatch match = store::match_metrics(images, metrics, source::path_of_address);
  metrics = with_name_factors(std::move(metrics), match, images, names);
  metrics = store::resolved(std::move(metrics), match, images);
  tell_match(metrics, store::matched_sides(listing.images, metrics), match.guessed_rows, progress);
  return metrics;
}

std::vector<ModelIdentity> all_identities(const infer::ModelSet& models) {
  std::vector<ModelIdentity> identities = features::identities();
  const auto networks = features::with_value_rules(models.identities());
  identities.insert(identities.end(), networks.begin(), networks.end());
  return identities;
}

/// The pictures of a shard, as indices of the listing.
std::vector<std::size_t> held_by(const Shard& shard, const source::Listing& listing) {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < listing.images.size(); ++i) {
    if (shard.holds(listing.images[i].name)) indices.push_back(i);
  }
  if (!shard.is_whole()) {
    spdlog::info("shard {}: {} of {} images", to_string(shard), indices.size(),
                 listing.images.size());
  }
  return indices;
}

/// Leaves out the pictures that the run has already.
void keep_missing(std::vector<std::size_t>& indices, const store::Store& store, store::RunId run,
                  const source::Listing& listing) {
  std::unordered_set<std::string> had;
  for (const auto& name : store.image_names(run)) {
    if (!name.sha256.empty()) had.insert(name.ref.path);
  }
  std::erase_if(indices, [&](std::size_t i) { return had.contains(listing.images[i].path); });
}

int thread_count(int asked) {
  if (asked > 0) return asked;
  const Processors available = available_processors();
  spdlog::info("threads: {} ({})", available.count, available.reason);
  return available.count;
}

/// What the analysis of a run works with, once everything is open and checked.
struct Analysis {
  const RunOptions& options;
  source::ImageSource& source;
  const source::Listing& listing;
  const infer::ModelSet& models;
  const std::vector<ModelIdentity>& identities;
  FetchMemory& memory;
  StageTimings& timings;
};

/// Called on the thread that will use it.
Analyse make_analyser(const Analysis& analysis) {
  infer::limit_threads_of_this_thread();
  const auto analyser = std::make_shared<ImageAnalyser>(
      analysis.models, analysis.identities, analysis.options.decode_limits, analysis.timings);
  return [analyser, &listing = analysis.listing](const PictureJob& job) {
    const std::string& path = listing.images[job.index].path;
    return analyser->analyse(path, job.content, job.bytes, job.wanted);
  };
}

/// Pictures to the store.
RunCounts analyse(store::Store& history, store::RunId run, const Analysis& analysis,
                  Progress& progress, std::stop_token stop) {
  const auto known = history.known_analyses(analysis.identities);
  const HistoryOptions& asked = analysis.options.history;
  std::vector<std::size_t> indices = held_by(asked.shard, analysis.listing);
  const std::size_t held = indices.size();
  if (asked.retry_failed) keep_missing(indices, history, run, analysis.listing);
  std::vector<Task> tasks;
  for (const ModelIdentity& identity : analysis.identities) tasks.push_back(identity.task);
  if (!analysis.options.refetch) analysis.memory.fill(history.validators(), known, tasks);
  Collector collector(history, run, analysis.listing, asked.shard, known, tasks, progress);
  collector.collect_unlisted();
  progress.advance("analyse", 0, collector.counts().listed);
  collector.count_reused(held - indices.size());
  PipelineInputs inputs{analysis.source,
                        indices,
                        tasks,
                        known,
                        [&] { return make_analyser(analysis); },
                        thread_count(analysis.options.analysers),
                        analysis.timings};
  inputs.memory = &analysis.memory;
  analyse_all(
      inputs,
      [&](PictureOutcome outcome) {
        const StageTimer timer(analysis.timings, TimedStage::store);
        collector.collect(std::move(outcome));
      },
      std::move(stop));
  collector.finish();
  history.put_validators(analysis.memory.learned(), history.run(run).started_at);
  const RunCounts& counts = collector.counts();
  spdlog::info("{} images analysed, {} taken from the store, {} failed", counts.analysed,
               counts.reused, counts.failed);
  if (counts.unchanged > 0) {
    spdlog::info("{} of the store's are unchanged at their servers and were not fetched again",
                 counts.unchanged);
  }
  if (counts.embedded_again > 0) {
    spdlog::info("{} of the store's lacked nothing but their embedding, which was computed",
                 counts.embedded_again);
  }
  if (counts.profiles_ignored > 0) {
    spdlog::warn("{} images have a colour profile that was ignored; analysis.ndjson says why",
                 counts.profiles_ignored);
  }
  return counts;
}

report::Gate failed_gate(const QualityGate& gate, const RunCounts& counts) {
  if (!gate.is_broken(counts.failed, counts.listed)) return {};
  return {true, fmt::format("{} of {} images failed; the gate allows {}", counts.failed,
                            counts.listed, gate.text())};
}

/// A shard's own share of failures or matches says nothing: `merge` asks about the whole run.
report::Gate gate_of(const RunOptions& options, const RunCounts& counts,
                     const store::MatchedSides& sides) {
  if (!options.history.shard.is_whole()) return {};
  return both(failed_gate(options.gate, counts), options.match_gate.of(sides));
}

source::SourceOptions with_memory(source::SourceOptions options,
                                  const std::shared_ptr<const FetchMemory>& memory) {
  options.find_known = [memory](const std::string& address) { return memory->find(address); };
  return options;
}

ExitCode leave_interrupted(store::Store& history, store::RunId run, const RunFolder& folder,
                           const RunCounts& counts) {
  history.finish_run(run, store::RunState::interrupted, utc_now());
  folder.publish_store(history);
  spdlog::warn("interrupted after {} of {} images; the next run goes on from here", counts.done(),
               counts.listed);
  return ExitCode::interrupted;
}

/// Shows the result of a run whose images are through.
ExitCode conclude(store::Store& history, store::RunId run, const RunFolder& folder,
                  const RunOptions& options, RunAttempt& attempt, Progress& progress) {
  const Shard& shard = options.history.shard;
  history.finish_run(run, store::RunState::complete, utc_now(), shard);
  const store::MatchedSides sides = store::matched_sides(history, run);
  const report::Gate gate = gate_of(options, attempt.counts, sides);
  publish(history, run, folder,
          {.parameters = attempt.parameters,
           .counts = attempt.counts,
           .gate = gate,
           .simulated_clicks = options.clicks.simulated,
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
  auto parameters = shown_options(options);
  const Shard& shard = options.history.shard;
  if (!shard.is_whole()) parameters.emplace_back("shard", to_string(shard));
  return {std::move(run), std::move(parameters)};
}

/// What a run that fails now would have to say of its listing.
void tell_listing(const source::Listing& listing, RunAttempt& attempt) {
  attempt.run.settings_json = "{\"not_taken\": " + source::to_json(listing.not_taken) + "}";
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
  store::MetricTable metrics = read_metrics(options.clicks);
  const auto models = infer::ModelSet::load(options.models_folder, options.models);
  attempt.models = all_identities(models);
  const auto memory = std::make_shared<FetchMemory>();
  const auto source = source::open_source(options.images, with_memory(options.source, memory));
  const source::Listing listing = list(*source, attempt.timings, progress, stop);
  tell_listing(listing, attempt);
  require_images(listing, options);
  metrics = match_metrics(listing, std::move(metrics), names, progress);

  store::Store history = open_history(folder, options.history.previous, progress);
  const store::RunId run =
      begin_or_resume(history, options, attempt.models, models.presence_rules());
  UnfinishedRun unfinished(history, run);
  history.put_not_taken(run, source::to_json(listing.not_taken));
  attempt.run = history.run(run);
  history.keep_images(run, listing.images);
  history.put_metrics(run, metrics);
  const Analysis analysis{options,        *source, listing,        models,
                          attempt.models, *memory, attempt.timings};
  attempt.counts = analyse(history, run, analysis, progress, stop);
  if (stop.stop_requested()) {
    unfinished.is_over();
    return leave_interrupted(history, run, folder, attempt.counts);
  }
  attempt.failures = history.failures(run);
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
