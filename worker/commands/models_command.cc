#include <cstdio>
#include <memory>

#include "core/error.h"
#include "infer/describe.h"
#include "worker/commands/command.h"
#include "worker/commands/models_folder.h"
#include "worker/format.h"

namespace imagelift::worker {
namespace {

struct ModelsOptions {
  std::filesystem::path folder;
  std::string name;  ///< empty: all, a line each
};

std::string task_names(const std::vector<Task>& tasks) {
  std::string names;
  for (const Task task : tasks) names += (names.empty() ? "" : ", ") + std::string(to_string(task));
  return names;
}

void print_line(const infer::ModelDescription& model) {
  fmt::print("{:<20} {:<13} {:<20} {}{}\n", model.name, to_string(model.state),
             task_names(model.manifest.tasks), model.manifest.is_default ? "default" : "",
             model.remark.empty() ? "" : "  " + model.remark);
}

void print_all_of(const infer::ModelDescription& model) {
  const infer::Manifest& manifest = model.manifest;
  const auto row = [](std::string_view key, const std::string& value) {
    if (!value.empty()) fmt::print("{:<14} {}\n", key, value);
  };
  row("name", model.name);
  row("title", manifest.title);
  row("state", std::string(to_string(model.state)));
  row("remark", model.remark);
  row("tasks", task_names(manifest.tasks));
  row("architecture", manifest.architecture);
  row("licence", manifest.licence);
  row("source",
      manifest.source.package.empty() ? manifest.source.address : manifest.source.package);
  for (const infer::SourceFile& file : manifest.source.files) {
    row("member", file.member);
    row("  sha256", file.sha256);
  }
  if (manifest.prepared) {
    row("file", manifest.prepared->file);
    row("file sha256", manifest.prepared->sha256);
    row("bytes", std::to_string(model.bytes));
  }
}

std::string named(const infer::ModelDescription& model) {
  return model.name + " (" + std::string(to_string(model.state)) + ")";
}

ExitCode describe(const ModelsOptions& options) {
  const auto folder = options.folder.empty() ? default_models_folder() : options.folder;
  const auto models = infer::describe_models(folder);
  std::string bad;
  bool found = false;
  for (const infer::ModelDescription& model : models) {
    if (!options.name.empty() && model.name != options.name) continue;
    found = true;
    const bool is_fine =
        options.name.empty() ? is_in_order(model) : model.state == infer::ModelState::ready;
    if (!is_fine) bad += (bad.empty() ? "" : ", ") + named(model);
    options.name.empty() ? print_line(model) : print_all_of(model);
  }
  if (!found) {
    throw usage_error(options.name.empty()
                          ? "there are no models in " + folder.string()
                          : "there is no model '" + options.name + "' in " + folder.string());
  }
  if (bad.empty()) return ExitCode::done;
  throw run_error("Models that cannot be used: " + bad);
}

std::vector<Option> options_of(ModelsOptions& options) {
  return {
      {.name = "--models", .target = &options.folder, .help = "Folder of prepared models"},
      {.name = "name", .target = &options.name, .help = "Tell everything about this one"},
  };
}

}  // namespace

Command models_command() {
  const auto options = std::make_shared<ModelsOptions>();
  return {.name = "models",
          .help =
              "List, verify and describe the models; exit code 1 if one is broken or a default is "
              "missing",
          .options = options_of(*options),
          .work = [options](CommandLine&, const std::stop_token&) { return describe(*options); }};
}

}  // namespace imagelift::worker
