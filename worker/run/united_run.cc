#include "worker/run/united_run.h"

#include <algorithm>
#include <array>

#include "core/error.h"
#include "report/run_settings.h"
#include "worker/format.h"
#include "worker/log.h"
#include "worker/run/match_gate.h"
#include "worker/run/nothing_usable.h"
#include "worker/run/publish.h"
#include "worker/run/quality_gate.h"
#include "worker/run/run_attempt.h"

namespace imagelift::worker {
namespace {

/// Options that run.json repeats, as the run itself was given them.
constexpr std::array kRepeated = {"images",        "metrics", "factors",      "simulated",
                                  "include",       "exclude", "strip-prefix", "follow-links",
                                  "archive-names", "model",   "max-failed",   "min-matched"};

store::RunRecord choose_run(const store::Store& united, const std::string& uid) {
  if (!uid.empty()) {
    if (const auto run = united.find_run(uid)) return *run;
    throw usage_error("--run-id: the stores have no such run");
  }
  std::vector<store::RunRecord> runs = united.runs();
  std::erase_if(runs, [](const auto& run) { return run.state != store::RunState::complete; });
  if (runs.empty()) throw usage_error("the stores have no complete run to write the files of");
  return runs.back();
}

RunCounts counts_of(const store::Store& united, store::RunId run) {
  const auto names = united.image_names(run);
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

report::Gate gate_of(const store::Store& united, const store::RunRecord& run,
                     const UnitedRun& asked, const RunCounts& counts) {
  std::string reason = incomplete(united.finished_shards(run.id));
  if (!reason.empty()) return {true, std::move(reason)};
  const std::string text =
      asked.max_failed.empty() ? report::run_setting(run, "max-failed") : asked.max_failed;
  const QualityGate gate = text.empty() ? QualityGate() : QualityGate(text);
  if (!gate.is_broken(counts.failed, counts.listed)) return {};
  return {true, fmt::format("{} of {} images failed; the gate allows {}", counts.failed,
                            counts.listed, gate.text())};
}

MatchGate match_gate_of(const store::RunRecord& run, const UnitedRun& asked) {
  const std::string text =
      asked.min_matched.empty() ? report::run_setting(run, "min-matched") : asked.min_matched;
  return text.empty() ? MatchGate() : MatchGate(text);
}

Publication publication_of(const store::RunRecord& run) {
  Publication publication;
  publication.parameters = {{"business", run.business}, {"image-source", run.image_source}};
  for (const char* name : kRepeated) {
    publication.parameters.emplace_back(name, report::run_setting(run, name));
  }
  return publication;
}

/// As of the run that the shards made: nothing came of it if every image failed.
void require_usable_unless_allowed(const store::RunRecord& run, const UnitedRun& asked,
                                   const RunAttempt& attempt) {
  if (asked.allows_empty || report::run_setting(run, "allow-empty") == "yes") return;
  require_usable(attempt.counts, attempt.failures);
}

}  // namespace

ExitCode publish_united(store::Store& united, const RunFolder& folder, const UnitedRun& asked) {
  const store::RunRecord run = choose_run(united, asked.run_uid);
  Publication publication = publication_of(run);
  RunAttempt attempt(run, publication.parameters);
  attempt.run = run;
  attempt.models = united.models(run.id);
  attempt.counts = publication.counts = counts_of(united, run.id);
  attempt.failures = united.failures(run.id);
  publication.sides = store::matched_sides(united, run.id);
  try {
    require_usable_unless_allowed(run, asked, attempt);
    publication.gate = both(gate_of(united, run, asked, publication.counts),
                            match_gate_of(run, asked).of(publication.sides));
    publication.size = asked.size;
    publication.is_whole = incomplete(united.finished_shards(run.id)).empty();
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
