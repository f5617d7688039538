#include "core/task.h"

namespace imagelift {

std::string_view to_string(Task task) {
  switch (task) {
    case Task::colours:
      return "colours";
    case Task::quality:
      return "quality";
    case Task::labels:
      return "labels";
    case Task::objects:
      return "objects";
    case Task::faces:
      return "faces";
    case Task::aesthetic:
      return "aesthetic";
    case Task::embedding:
      return "embedding";
  }
  return "";
}

std::optional<Task> task_from_string(std::string_view name) {
  for (const Task task : kTasks) {
    if (to_string(task) == name) return task;
  }
  return std::nullopt;
}

}  // namespace imagelift
