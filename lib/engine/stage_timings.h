#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/task.h"

namespace imagelift::engine {

/// The steps of the straight line whose time is told in run.json; between decode and features
/// stand the networks. `fetch` is the time that the source thread spent on getting images, not
/// the time it waited for room.
enum class TimedStage { list, fetch, digest, decode, features, store, report };

std::string_view to_string(TimedStage stage);

/// Wall time spent per stage and network, summed over all threads. Any number of threads may add.
class StageTimings {
 public:
  struct Row {
    std::string stage;  ///< of a network the first of its tasks: `objects`
    double seconds = 0;
    std::uint64_t calls = 0;
    std::string model;        ///< of a network: its name
    std::vector<Task> tasks;  ///< of a network: all that its passes were to answer
  };

  void add(TimedStage stage, std::chrono::steady_clock::duration time);

  /// One pass of a network over one image.
  void add_pass(std::string_view model, std::span<const Task> tasks,
                std::chrono::steady_clock::duration time);

  /// One row for every stage and every network that was used, in the order of the line; networks
  /// in the order of their tasks.
  std::vector<Row> rows() const;

 private:
  struct Pass {
    std::chrono::steady_clock::duration time{};
    std::uint64_t calls = 0;
  };

  static constexpr std::size_t kStages = static_cast<std::size_t>(TimedStage::report) + 1;
  std::array<std::atomic<std::int64_t>, kStages> nanoseconds_{};
  std::array<std::atomic<std::uint64_t>, kStages> calls_{};
  mutable std::mutex mutex_;
  std::map<std::pair<std::vector<Task>, std::string>, Pass> passes_;  ///< under mutex_
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

}  // namespace imagelift::engine
