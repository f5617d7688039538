#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "worker/commands/analysis_options.h"
#include "worker/commands/option.h"
#include "worker/run/run_options.h"

namespace imagelift::worker {

/// The texts of options of `run` that are more than a string or a number until they are checked.
struct RunTexts {
  std::string configuration;
  std::string max_failed;
  std::string min_matched;
  std::string shard = "1/1";
  std::string metrics_columns;
  std::string ctr_unit = "unstated";
  std::uint64_t timeout_seconds = 60;
  std::uint64_t deadline_seconds = 0;
  AnalysisTexts analysis;
};

/// All options of `run`.
std::vector<Option> run_command_options(RunOptions& options, RunTexts& texts);

}  // namespace imagelift::worker
