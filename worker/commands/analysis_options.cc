#include "worker/commands/analysis_options.h"

#include "core/error.h"
#include "core/task.h"
#include "worker/commands/mistyped.h"
#include "worker/commands/models_folder.h"
#include "worker/printable_name.h"

namespace imagelift::worker {
namespace {

constexpr std::int64_t kMostBytes = std::int64_t{16} << 30;
constexpr std::int64_t kMostPixels = 10'000'000'000;

std::vector<Task> parse_tasks(const std::vector<std::string>& names) {
  std::vector<Task> tasks;
  for (const std::string& name : names) {
    const auto task = task_from_string(name);
    if (!task || !facts(*task).is_network) {
      throw usage_error("--tasks " + printable_name(name) + " is none of " + network_tasks_text() +
                        did_you_mean(name, network_task_names()));
    }
    tasks.push_back(*task);
  }
  return tasks;
}

}  // namespace

std::vector<Option> analysis_options(engine::AnalysisOptions& options, AnalysisTexts& texts) {
  return {
      {.name = "--models", .target = &options.models_folder, .help = "Folder of prepared models"},
      {.name = "--model",
       .target = &options.models.names,
       .help = "Model to use instead of the default of its tasks; may be repeated"},
      {.name = "--tasks",
       .target = &texts.tasks,
       .help = "Only these: " + network_tasks_text(),
       .delimiter = ','},
      {.name = "--threads",
       .target = &options.threads,
       .help = "Images at once; 0: one per processor that affinity and CPU quota leave",
       .range = OptionRange(0, 1024)},
      {.name = "--max-bytes",
       .target = &options.limits.max_bytes,
       .help = "Largest image file",
       .range = OptionRange(std::int64_t{1}, kMostBytes)},
      {.name = "--max-pixels",
       .target = &options.limits.max_pixels,
       .help = "Largest image",
       .range = OptionRange(std::int64_t{1}, kMostPixels)},
  };
}

void finish(engine::AnalysisOptions& options, const AnalysisTexts& texts) {
  if (options.models_folder.empty()) options.models_folder = default_models_folder();
  options.models.tasks = parse_tasks(texts.tasks);
}

}  // namespace imagelift::worker
