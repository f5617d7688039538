#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/task.h"

namespace imagelift::store {

/// Which tasks the store already answers for which contents, by the models it was asked about.
/// A snapshot: immutable once made, so any number of threads may read it without a lock.
class KnownAnalyses {
 public:
  /// True where the task has a result for this content.
  bool has_result(std::string_view sha256, Task task) const;

  /// The tasks of `wanted` that are still open for this content, in the order of `wanted`.
  std::vector<Task> open_tasks(std::string_view sha256, const std::vector<Task>& wanted) const;

  /// How many contents have at least one result.
  std::size_t size() const { return tasks_of_.size(); }

  /// For the store, while the snapshot is being made.
  void add(std::string_view sha256, Task task);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> tasks_of_;  ///< bit = task
};

}  // namespace imagelift::store
