#include "worker/run/current_run.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <random>

#include "core/error.h"
#include "worker/format.h"
#include "worker/log.h"
#include "worker/version.h"

namespace imagelift::worker {

namespace {

/// As the store gives them back, so that they can be compared with those of earlier runs: what is
/// no UTF-8 in them is replaced there.
store::RunSettings kept_settings(const RunOptions& options,
                                 std::span<const PresenceRule> presence) {
  store::RunSettings settings = settings_of(options);
  settings.presence.assign(presence.begin(), presence.end());
  return store::run_settings_from_json(to_json(settings));
}

bool has_same_models(const store::Store& store, store::RunId run,
                     std::span<const ModelIdentity> models) {
  const auto others = store.runs().models(run);
  return std::is_permutation(others.begin(), others.end(), models.begin(), models.end());
}

/// The newest run that this one goes on with.
std::optional<store::RunRecord> run_to_resume(const store::Store& store, const RunOptions& options,
                                              const store::RunSettings& settings,
                                              std::span<const ModelIdentity> models) {
  std::optional<store::RunRecord> newest;
  for (const store::RunRecord& run : store.runs().all()) {
    const bool same_key = run.business == options.parameters.business &&
                          run.image_source == options.parameters.image_source;
    const bool fits = options.history.retry_failed ||
                      (run.state != store::RunState::complete && run.settings == settings);
    if (same_key && fits && has_same_models(store, run.id, models)) newest = run;
  }
  return newest;
}

}  // namespace

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

std::string random_uid() {
  std::random_device random;
  std::string uid;
  for (int i = 0; i < 4; ++i) uid += fmt::format("{:08x}", random());
  return uid;
}

store::RunId begin_or_resume(store::Store& store, const RunOptions& options,
                             std::span<const ModelIdentity> models,
                             std::span<const PresenceRule> presence) {
  store::RunRecord run;
  run.business = options.parameters.business;
  run.image_source = options.parameters.image_source;
  run.version = kVersion;
  run.settings = kept_settings(options, presence);
  run.started_at = utc_now();
  run.uid = options.history.run_uid;
  if (run.uid.empty()) {
    const auto earlier = run_to_resume(store, options, run.settings, models);
    if (!earlier && options.history.retry_failed) {
      throw usage_error("--retry-failed: the history has no run of business '" + run.business +
                        "', image source '" + run.image_source + "' with these models");
    }
    run.uid = earlier ? earlier->uid : random_uid();
    if (earlier) log::info("resuming run {}, begun {}", run.uid, earlier->started_at);
  }
  return store.runs().begin(run, models);
}

UnfinishedRun::~UnfinishedRun() {
  if (is_over_) return;
  try {
    history_.runs().finish(run_, store::RunState::interrupted, utc_now());
  } catch (const Error&) {  // the reason of the failure is on its way up already
  }
}

}  // namespace imagelift::worker
