#include "core/task.h"

namespace imagelift {

std::optional<Task> task_from_string(std::string_view name) {
  for (const TaskFacts& row : kTaskTable) {
    if (row.name == name) return row.task;
  }
  return std::nullopt;
}

std::vector<std::string> network_task_names() {
  std::vector<std::string> names;
  for (const TaskFacts& row : kTaskTable) {
    if (row.is_network) names.emplace_back(row.name);
  }
  return names;
}

std::string network_tasks_text() {
  std::string text;
  for (const std::string& name : network_task_names()) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace imagelift
