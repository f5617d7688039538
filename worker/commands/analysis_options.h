#pragma once

#include <string>
#include <vector>

#include "engine/image_analyser.h"
#include "worker/commands/option.h"

namespace imagelift::worker {

/// Options of an analysis that are only texts until they are checked.
struct AnalysisTexts {
  std::vector<std::string> tasks;
};

/// --models, --model, --tasks, --threads, --max-bytes and --max-pixels.
std::vector<Option> analysis_options(engine::AnalysisOptions& options, AnalysisTexts& texts);

/// Turns the texts into options and names the folder of models where none is given. Throws a usage
/// error.
void finish(engine::AnalysisOptions& options, const AnalysisTexts& texts);

}  // namespace imagelift::worker
