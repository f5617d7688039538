#include "worker/stage_timings.h"

namespace imagelift::worker {
namespace {

constexpr std::array<std::string_view, 8> kNames = {"list",  "fetch",    "digest", "decode",
                                                    "infer", "features", "store",  "report"};

}  // namespace

std::string_view to_string(TimedStage stage) {
  return kNames[static_cast<std::size_t>(stage)];
}

void StageTimings::add(TimedStage stage, std::chrono::steady_clock::duration time) {
  const auto index = static_cast<std::size_t>(stage);
  nanoseconds_[index] += std::chrono::duration_cast<std::chrono::nanoseconds>(time).count();
  ++calls_[index];
}

std::vector<StageTimings::Row> StageTimings::rows() const {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < kStages; ++i) {
    rows.push_back({kNames[i], static_cast<double>(nanoseconds_[i]) * 1e-9, calls_[i]});
  }
  return rows;
}

}  // namespace imagelift::worker
