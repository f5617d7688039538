#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace imagelift {

/// What can be asked about an image. `embedding` stays last.
enum class Task { colours, quality, labels, objects, faces, aesthetic, embedding };

/// All that differs from task to task and is no code.
struct TaskFacts {
  Task task;
  std::string_view name;      ///< stable: in the manifests, the store and the JSON files
  std::string_view json_key;  ///< of its result in analysis.ndjson; three are the Picmetric API's
  bool is_network;            ///< else our own arithmetic on pixels
};

/// In the order of the enumeration.
inline constexpr auto kTaskTable = std::to_array<TaskFacts>({
    {Task::colours, "colours", "colours", false},
    {Task::quality, "quality", "quality", false},
    {Task::labels, "labels", "resnet50_objects", true},
    {Task::objects, "objects", "yolo_objects", true},
    {Task::faces, "faces", "mtcnn_faces", true},
    {Task::aesthetic, "aesthetic", "aesthetic", true},
    {Task::embedding, "embedding", "embedding", true},
});
static_assert(kTaskTable.size() == static_cast<std::size_t>(Task::embedding) + 1,
              "every task has a row of facts");

inline constexpr auto kTasks = [] {
  std::array<Task, kTaskTable.size()> tasks{};
  for (std::size_t i = 0; i < tasks.size(); ++i) tasks[i] = static_cast<Task>(i);
  return tasks;
}();

constexpr const TaskFacts& facts(Task task) {
  return kTaskTable[static_cast<std::size_t>(task)];
}
static_assert(
    [] {
      for (const Task task : kTasks) {
        if (facts(task).task != task) return false;
      }
      return true;
    }(),
    "the rows stand in the order of the enumeration");

constexpr std::string_view to_string(Task task) {
  return facts(task).name;
}
std::optional<Task> task_from_string(std::string_view name);

/// The names of the tasks that a network answers.
std::vector<std::string> network_task_names();

/// The same in a sentence: `labels, objects, ...`.
std::string network_tasks_text();

}  // namespace imagelift
