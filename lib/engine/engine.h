#pragma once

#include <vector>

#include "core/presence_rule.h"
#include "engine/image_analyser.h"
#include "engine/processors.h"
#include "engine/stage_timings.h"

namespace imagelift::engine {

/// The loaded models and the options of an analysis. Make it before the first thread; from then on
/// it is constant, and any number of threads may share it.
class Engine {
 public:
  /// Throws Error with one sentence where a model cannot be used (infer/model_set.h).
  explicit Engine(AnalysisOptions options);

  /// What answers each task, our own arithmetic too; sorted as it is kept.
  const std::vector<ModelIdentity>& identities() const { return identities_; }

  /// The tasks of these.
  std::vector<Task> tasks() const;

  /// Where presence begins for the kinds that these models fill.
  std::vector<PresenceRule> presence_rules() const { return models_.presence_rules(); }

  /// How many images may be analysed at once, and what decides it; without a reason where the
  /// options do.
  Processors threads() const;

  /// An analyser for the thread that calls this, and no other. The engine and `timings` outlive it.
  ImageAnalyser make_analyser(StageTimings& timings, OnBug on_bug = {}) const;

 private:
  AnalysisOptions options_;
  infer::ModelSet models_;
  std::vector<ModelIdentity> identities_;
};

}  // namespace imagelift::engine
