#include "engine/stage_timings.h"

namespace imagelift::engine {
namespace {

constexpr std::array<std::string_view, 7> kNames = {"list",     "fetch", "digest", "decode",
                                                    "features", "store", "report"};

double seconds(std::chrono::steady_clock::duration time) {
  return std::chrono::duration<double>(time).count();
}

}  // namespace

std::string_view to_string(TimedStage stage) {
  return kNames[static_cast<std::size_t>(stage)];
}

void StageTimings::add(TimedStage stage, std::chrono::steady_clock::duration time) {
  const auto index = static_cast<std::size_t>(stage);
  nanoseconds_[index] += std::chrono::duration_cast<std::chrono::nanoseconds>(time).count();
  ++calls_[index];
}

void StageTimings::add_pass(std::string_view model, std::span<const Task> tasks,
                            std::chrono::steady_clock::duration time) {
  const std::lock_guard lock(mutex_);
  Pass& pass = passes_[{{tasks.begin(), tasks.end()}, std::string(model)}];
  pass.time += time;
  ++pass.calls;
}

std::vector<StageTimings::Row> StageTimings::rows() const {
  std::vector<Row> rows;
  const std::lock_guard lock(mutex_);
  for (std::size_t i = 0; i < kStages; ++i) {
    if (static_cast<TimedStage>(i) == TimedStage::features) {
      for (const auto& [key, pass] : passes_) {
        const auto& [tasks, model] = key;
        rows.push_back(
            {std::string(to_string(tasks.front())), seconds(pass.time), pass.calls, model, tasks});
      }
    }
    rows.push_back(
        {std::string(kNames[i]), static_cast<double>(nanoseconds_[i]) * 1e-9, calls_[i], {}, {}});
  }
  return rows;
}

}  // namespace imagelift::engine
