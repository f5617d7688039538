#include "store/rows/known_analyses.h"

namespace imagelift::store {

bool KnownAnalyses::has_result(std::string_view sha256, Task task) const {
  const auto known = tasks_of_.find(sha256);
  return known != tasks_of_.end() && (known->second >> static_cast<unsigned>(task) & 1u);
}

std::vector<Task> KnownAnalyses::open_tasks(std::string_view sha256,
                                            const std::vector<Task>& wanted) const {
  std::vector<Task> open;
  for (const Task task : wanted) {
    if (!has_result(sha256, task)) open.push_back(task);
  }
  return open;
}

void KnownAnalyses::add(std::string_view sha256, Task task) {
  tasks_of_[std::string(sha256)] |= 1u << static_cast<unsigned>(task);
}

}  // namespace imagelift::store
