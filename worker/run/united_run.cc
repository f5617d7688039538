#include "worker/run/united_run.h"

#include <algorithm>

#include "core/error.h"
#include "store/files/unmatched_json.h"
#include "worker/log.h"
#include "worker/run/gates.h"
#include "worker/run/nothing_usable.h"
#include "worker/run/publish.h"
#include "worker/run/run_attempt.h"

namespace imagelift::worker {
namespace {

store::RunRecord choose_run(const store::Store& united, const std::string& uid) {
  if (!uid.empty()) {
    if (const auto run = united.runs().find(uid)) return *run;
    throw usage_error("--run-id: the stores have no such run");
  }
  std::vector<store::RunRecord> runs = united.runs().all();
  std::erase_if(runs, [](const auto& run) { return run.state != store::RunState::complete; });
  if (runs.empty()) throw usage_error("The stores have no complete run to write the files of");
  return runs.back();
}

RunCounts counts_of(const store::Store& united, store::RunId run) {
  const auto names = united.images().names(run);
  RunCounts counts;
  counts.listed = names.size();
  counts.failed = static_cast<std::size_t>(
      std::ranges::count_if(names, [](const auto& name) { return name.sha256.empty(); }));
  counts.reused = counts.listed - counts.failed;
  return counts;
}

/// Empty where the run is whole.
std::string incomplete(const std::vector<Shard>& shards) {
  if (shards == std::vector{Shard{}}) return "";
  std::string there;
  for (const Shard& shard : shards) there += (there.empty() ? "" : ", ") + to_string(shard);
  return "the run is not whole: " +
         (there.empty() ? "no shard is finished" : "there are only the shards " + there);
}

report::Gate gate_of(const store::Store& united, const RunAttempt& attempt, const UnitedRun& asked,
                     const metrics::MatchedSides& sides) {
  const store::RunSettings& settings = attempt.settings;
  const std::optional<ShareOrCount> most =
      asked.max_failed ? asked.max_failed : settings.max_failed;
  const std::optional<ShareOrCount> least =
      asked.min_matched ? asked.min_matched : settings.min_matched;
  const std::string missing = incomplete(united.runs().finished_shards(attempt.run.id));
  const report::Gate failed = missing.empty()
                                  ? failed_gate(most, attempt.counts.failed, attempt.counts.listed)
                                  : report::Gate{true, missing};
  return both(failed, matched_gate(least, sides));
}

/// As of the run that the shards made: nothing came of it if every image failed.
void require_usable_unless_allowed(const UnitedRun& asked, const RunAttempt& attempt) {
  if (asked.allows_empty || attempt.settings.allow_empty) return;
  require_usable(attempt.counts, attempt.failures);
}

}  // namespace

ExitCode publish_united(store::Store& united, const RunFolder& folder, const UnitedRun& asked) {
  const store::RunRecord run = choose_run(united, asked.run_uid);
  RunAttempt attempt(run, run.settings);
  attempt.run = run;
  attempt.models = united.runs().models(run.id);
  attempt.counts = counts_of(united, run.id);
  attempt.failures = united.images().failures(run.id);
  Publication publication;
  publication.settings = attempt.settings;
  publication.counts = attempt.counts;
  publication.sides = store::matched_sides(united, run.id);
  try {
    require_usable_unless_allowed(asked, attempt);
    publication.gate = gate_of(united, attempt, asked, publication.sides);
    publication.size = asked.size;
    publication.is_whole = incomplete(united.runs().finished_shards(run.id)).empty();
    publication.wall_seconds = attempt.seconds();
    publish(united, run.id, folder, publication, attempt.timings);
  } catch (...) {
    record_failure(folder, attempt, std::current_exception());
    throw;
  }
  if (!publication.gate.broken) return ExitCode::done;
  log::warn("{}", publication.gate.reason);
  return ExitCode::gate_broken;
}

}  // namespace imagelift::worker
