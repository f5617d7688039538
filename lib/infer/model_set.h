#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/image_analysis.h"
#include "core/presence_rule.h"
#include "core/task.h"

namespace imagelift::infer {

/// Which models a run uses.
struct ModelChoice {
  std::vector<std::string> names;  ///< manifests that replace the default of the tasks they have
  std::vector<Task> tasks;         ///< only these; empty: every task that a model has
};

/// Loaded networks with verified weights, one per task (labels and embedding may share one). Load
/// it before the first thread; from then on it is constant and any number of threads may share it.
class ModelSet {
 public:
  struct Loaded;

  /// `folder` is models/store: manifests with their prepared files. Throws Error with one sentence
  /// that says what to do where a model is unknown, not prepared, corrupt or unreadable.
  static ModelSet load(const std::filesystem::path& folder, const ModelChoice& choice);

  /// One per task, sorted by task.
  std::vector<ModelIdentity> identities() const;

  /// Where presence begins for the kinds that these models fill, as far as their manifests say.
  std::vector<PresenceRule> presence_rules() const;

  /// The tasks that this set has, in the order of kTasks.
  std::vector<Task> tasks() const;

  const Loaded& loaded() const { return *loaded_; }

 private:
  explicit ModelSet(std::shared_ptr<const Loaded> loaded) : loaded_(std::move(loaded)) {}

  std::shared_ptr<const Loaded> loaded_;
};

}  // namespace imagelift::infer
