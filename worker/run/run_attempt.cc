#include "worker/run/run_attempt.h"

#include "core/shown_text.h"
#include "infer/describe.h"
#include "worker/ending.h"
#include "worker/log.h"
#include "worker/run/current_run.h"
#include "worker/version.h"

namespace imagelift::worker {
namespace {

void write_failed(const RunAttempt& attempt, const std::string& reason,
                  const std::filesystem::path& folder) {
  store::RunRecord run = attempt.run;
  run.finished_at = utc_now();
  store::RunDocument document =
      run_document(attempt.settings, attempt.counts, attempt.timings, attempt.seconds());
  document.failed_because = reason;
  store::write_failures_json(attempt.failures, folder / "failures.json");
  store::write_failed_junit_xml(run, attempt.failures, reason, folder / "junit.xml");
  store::write_run_json(run, attempt.models, document, folder / "run.json");
}

}  // namespace

RunAttempt::RunAttempt(store::RunRecord record, store::RunSettings given)
    : run(std::move(record)), settings(std::move(given)) {
  if (run.uid.empty()) run.uid = random_uid();
  run.started_at = utc_now();
  run.version = kVersion;
}

double RunAttempt::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

store::RunDocument run_document(const store::RunSettings& settings, const RunCounts& counts,
                                const engine::StageTimings& timings, double wall_seconds) {
  const infer::Runtime runtime = infer::describe_runtime();
  store::RunDocument document;
  document.versions = {{"imagelift", kVersion}, {"libtorch", runtime.torch}};
  if (!runtime.onednn.empty()) document.versions["onednn"] = runtime.onednn;
  document.settings = settings;
  document.counts = {{"listed", counts.listed},
                     {"analysed", counts.analysed},
                     {"from_store", counts.reused},
                     {"failed", counts.failed}};
  for (const auto& row : timings.rows()) {
    document.timings.push_back({row.stage, row.seconds, row.calls, row.model, row.tasks});
  }
  document.wall_seconds = wall_seconds;
  return document;
}

void record_failure(const RunFolder& folder, const RunAttempt& attempt,
                    const std::exception_ptr& thrown) noexcept {
  try {
    const std::string reason = shown_text(ending_of(thrown).sentence);
    folder.publish_failed(
        [&](const std::filesystem::path& files) { write_failed(attempt, reason, files); });
  } catch (...) {
    log::warn("what failed could not be written down: {}",
              ending_of(std::current_exception()).sentence);
  }
}

}  // namespace imagelift::worker
