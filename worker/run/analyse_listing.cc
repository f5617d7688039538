#include "worker/run/analyse_listing.h"

#include <memory>
#include <unordered_set>

#include "engine/pipeline.h"
#include "worker/ending.h"
#include "worker/log.h"
#include "worker/printable_name.h"

namespace imagelift::worker {
namespace {

/// The images of a shard, as indices of the listing.
std::vector<std::size_t> held_by(const Shard& shard, const source::Listing& listing) {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < listing.images.size(); ++i) {
    if (shard.holds(listing.images[i].name)) indices.push_back(i);
  }
  if (!shard.is_whole()) {
    log::info("shard {}: {} of {} images", to_string(shard), indices.size(), listing.images.size());
  }
  return indices;
}

/// Leaves out the images that the run has already.
void keep_missing(std::vector<std::size_t>& indices, const store::Store& store, store::RunId run,
                  const source::Listing& listing) {
  std::unordered_set<std::string> had;
  for (const auto& name : store.images().names(run)) {
    if (!name.sha256.empty()) had.insert(name.ref.path);
  }
  std::erase_if(indices, [&](std::size_t i) { return had.contains(listing.images[i].path); });
}

/// An image as the engine takes it; what its server says of it is kept with its digest.
engine::Arrival arrival_of(source::Fetched fetched, FetchMemory& memory) {
  engine::Arrival arrival{.index = fetched.index, .content = {}};
  if (auto* failure = std::get_if<Failure>(&fetched.content)) {
    arrival.content = std::move(*failure);
  } else if (fetched.unchanged) {
    arrival.content = std::move(*fetched.unchanged);
  } else {
    arrival.content = std::get<source::Bytes>(std::move(fetched.content));
    if (!fetched.validators) return arrival;
    arrival.on_digest = [&memory, said = std::move(*fetched.validators)](const Content& content) {
      memory.learn(said, content);
    };
  }
  return arrival;
}

engine::Feed feed_of(const ListedRun& listed, std::span<const std::size_t> wanted) {
  return [&listed, wanted](const engine::Deliver& deliver, std::stop_token stop) {
    listed.source.fetch(
        wanted,
        [&](source::Fetched fetched) {
          return deliver(arrival_of(std::move(fetched), listed.memory));
        },
        std::move(stop));
  };
}

/// Called on the thread that will use it.
engine::Analyse make_analyser(const ListedRun& listed) {
  const auto log_bug = [&listed](const engine::ImageJob& job, const std::exception_ptr& thrown) {
    log::error("{}, SHA-256 {}: a bug in imagelift, please report it: {}",
               printable_name(listed.listing.images[job.index].path), job.content.sha256,
               thrown_text(thrown));
  };
  const auto analyser =
      std::make_shared<engine::ImageAnalyser>(listed.engine.make_analyser(listed.timings, log_bug));
  return [analyser](const engine::ImageJob& job) { return analyser->analyse(job); };
}

int thread_count(const engine::Engine& engine) {
  const engine::Processors threads = engine.threads();
  if (!threads.reason.empty()) log::info("threads: {} ({})", threads.count, threads.reason);
  return threads.count;
}

void tell(const RunCounts& counts) {
  log::info("{} images analysed, {} taken from the store, {} failed", counts.analysed,
            counts.reused, counts.failed);
  if (counts.unchanged > 0) {
    log::info("{} of the store's are unchanged at their servers and were not fetched again",
              counts.unchanged);
  }
  if (counts.embedded_again > 0) {
    log::info("{} of the store's lacked nothing but their embedding, which was computed",
              counts.embedded_again);
  }
  if (counts.profiles_ignored > 0) {
    log::warn("{} images have a colour profile that was ignored; analysis.ndjson says why",
              counts.profiles_ignored);
  }
}

}  // namespace

RunCounts analyse_listing(store::Store& history, store::RunId run, const ListedRun& listed,
                          Progress& progress, std::stop_token stop) {
  const auto known = history.analyses().known(listed.engine.identities());
  const HistoryOptions& asked = listed.options.history;
  std::vector<std::size_t> indices = held_by(asked.shard, listed.listing);
  const std::size_t held = indices.size();
  if (asked.retry_failed) keep_missing(indices, history, run, listed.listing);
  const std::vector<Task> tasks = listed.engine.tasks();
  if (!listed.options.refetch) listed.memory.fill(history.validators().all(), known, tasks);
  Collector collector(history, run, listed.listing, asked.shard, known, tasks, progress);
  collector.collect_unlisted();
  progress.advance("analyse", 0, collector.counts().listed);
  collector.count_reused(held - indices.size());
  const engine::PipelineInputs inputs{
      .feed = feed_of(listed, indices),
      .open_tasks = [&](const Content& content) { return known.open_tasks(content.sha256, tasks); },
      .make_analyser = [&] { return make_analyser(listed); },
      .analysers = thread_count(listed.engine),
      .timings = listed.timings};
  engine::analyse_all(
      inputs,
      [&](engine::ImageOutcome outcome) {
        const engine::StageTimer timer(listed.timings, engine::TimedStage::store);
        collector.collect(std::move(outcome));
      },
      std::move(stop));
  collector.finish();
  history.validators().put(listed.memory.learned(), history.runs().record(run).started_at);
  tell(collector.counts());
  return collector.counts();
}

}  // namespace imagelift::worker
