#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

namespace imagelift::worker {

/// The steps of the straight line whose time is told in run.json. `fetch` is the time that the
/// source thread spent on getting pictures, not the time it waited for room.
enum class TimedStage { list, fetch, digest, decode, infer, features, store, report };

std::string_view to_string(TimedStage stage);

/// Wall time spent per stage, summed over all threads. Any number of threads may add.
class StageTimings {
 public:
  struct Row {
    std::string_view stage;
    double seconds;
    std::uint64_t calls;
  };

  void add(TimedStage stage, std::chrono::steady_clock::duration time);

  /// One row for every stage, in the order of the line.
  std::vector<Row> rows() const;

 private:
  static constexpr std::size_t kStages = static_cast<std::size_t>(TimedStage::report) + 1;
  std::array<std::atomic<std::int64_t>, kStages> nanoseconds_{};
  std::array<std::atomic<std::uint64_t>, kStages> calls_{};
};

/// Adds the time between its construction and its destruction.
class StageTimer {
 public:
  StageTimer(StageTimings& timings, TimedStage stage)
      : timings_(timings), stage_(stage), started_(std::chrono::steady_clock::now()) {}
  ~StageTimer() { timings_.add(stage_, std::chrono::steady_clock::now() - started_); }
  StageTimer(const StageTimer&) = delete;
  StageTimer& operator=(const StageTimer&) = delete;

 private:
  StageTimings& timings_;
  TimedStage stage_;
  std::chrono::steady_clock::time_point started_;
};

}  // namespace imagelift::worker
