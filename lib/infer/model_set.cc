#include "infer/model_set.h"

#include <algorithm>

#include "core/error.h"
#include "infer/loaded_models.h"

namespace imagelift::infer {
namespace {

const Manifest& named(const std::vector<Manifest>& manifests, const std::string& name) {
  for (const Manifest& manifest : manifests) {
    if (manifest.name == name) return manifest;
  }
  std::string known;
  for (const Manifest& manifest : manifests) {
    known += (known.empty() ? "" : ", ") + manifest.name;
  }
  throw usage_error("There is no prepared model " + name + " (there is: " +
                    (known.empty() ? "none" : known) + "): run models/prepare.py --model " + name);
}

/// The manifest of each task: a chosen one before a default one, the later one of the
/// chosen before the earlier.
std::map<Task, const Manifest*> assignment(const std::vector<Manifest>& manifests,
                                           const ModelChoice& choice) {
  std::map<Task, const Manifest*> chosen;
  const auto assign = [&](const Manifest& manifest) {
    for (const Task task : manifest.tasks) {
      const bool wanted =
          choice.tasks.empty() ||
          std::find(choice.tasks.begin(), choice.tasks.end(), task) != choice.tasks.end();
      if (wanted) chosen[task] = &manifest;
    }
  };
  for (const Manifest& manifest : manifests) {
    if (manifest.is_default) assign(manifest);
  }
  for (const std::string& name : choice.names) assign(named(manifests, name));
  return chosen;
}

}  // namespace

ModelSet ModelSet::load(const std::filesystem::path& folder, const ModelChoice& choice) {
  const std::vector<Manifest> manifests = read_manifests(folder);
  const auto chosen = assignment(manifests, choice);
  if (choice.tasks.empty() && chosen.empty()) {
    throw run_error("No model is prepared in " + folder.string() +
                    ": run ./bootstrap or models/prepare.py");
  }
  for (const Task task : choice.tasks) {
    if (facts(task).is_network && !chosen.contains(task)) {
      throw run_error("No prepared model has the task " + std::string(to_string(task)) + " in " +
                      folder.string() + ": run ./bootstrap or models/prepare.py");
    }
  }
  auto loaded = std::make_shared<Loaded>();
  std::map<const Manifest*, const LoadedModel*> done;
  for (const auto& [task, manifest] : chosen) {
    const LoadedModel*& model = done[manifest];
    if (model == nullptr) {
      loaded->models.push_back(std::make_unique<const LoadedModel>(load_model(*manifest)));
      model = loaded->models.back().get();
    }
    loaded->by_task[task] = model;
  }
  return ModelSet(std::move(loaded));
}

std::vector<ModelIdentity> ModelSet::identities() const {
  std::vector<ModelIdentity> identities;
  for (const auto& [task, model] : loaded_->by_task) {
    identities.push_back({task, model->manifest.name, model->manifest.prepared->source_sha256,
                          settings_of(model->manifest, task)});
  }
  return identities;
}

std::vector<PresenceRule> ModelSet::presence_rules() const {
  std::vector<PresenceRule> rules;
  for (const auto& [task, model] : loaded_->by_task) {
    const auto& rule = model->manifest.presence;
    if (rule && facts(rule->kind).task == task) rules.push_back(*rule);
  }
  return rules;
}

std::vector<Task> ModelSet::tasks() const {
  std::vector<Task> tasks;
  for (const auto& [task, model] : loaded_->by_task) tasks.push_back(task);
  return tasks;
}

}  // namespace imagelift::infer
