#include "engine/engine.h"

#include "features/built_in.h"
#include "infer/threads.h"

namespace imagelift::engine {
namespace {

std::vector<ModelIdentity> all_identities(const infer::ModelSet& models) {
  std::vector<ModelIdentity> identities = features::identities();
  const auto networks = features::with_value_rules(models.identities());
  identities.insert(identities.end(), networks.begin(), networks.end());
  return identities;
}

}  // namespace

Engine::Engine(AnalysisOptions options)
    : options_(std::move(options)),
      models_(infer::ModelSet::load(options_.models_folder, options_.models)),
      identities_(all_identities(models_)) {}

std::vector<Task> Engine::tasks() const {
  std::vector<Task> tasks;
  for (const ModelIdentity& identity : identities_) tasks.push_back(identity.task);
  return tasks;
}

Processors Engine::threads() const {
  return options_.threads > 0 ? Processors{options_.threads, {}} : available_processors();
}

ImageAnalyser Engine::make_analyser(StageTimings& timings, OnBug on_bug) const {
  infer::limit_threads_of_this_thread();
  return {models_, identities_, options_.limits, timings, std::move(on_bug)};
}

}  // namespace imagelift::engine
