#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace imagelift {

/// What can be asked about a picture. The first two are our own arithmetic on pixels, the others
/// are networks.
enum class Task { colours, quality, labels, objects, faces, aesthetic, embedding };

inline constexpr std::array kTasks = {Task::colours, Task::quality,   Task::labels,   Task::objects,
                                      Task::faces,   Task::aesthetic, Task::embedding};

/// The stable name, as in the manifests, the store and the JSON files.
std::string_view to_string(Task task);
std::optional<Task> task_from_string(std::string_view name);

}  // namespace imagelift
