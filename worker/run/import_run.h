#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/error.h"
#include "worker/run/parameters.h"

namespace imagelift::worker {

/// Everything that `imagelift import` needs to know; texts are checked by import_run.
struct ImportOptions {
  Parameters parameters;
  std::string features_json, csv, vision, rekognition;  ///< exactly one is given
  std::string kinds;
  std::string metrics, metrics_columns, metrics_map;
  std::string ctr_unit = "unstated";
  std::string min_matched;
  std::vector<std::string> factors;  ///< regular expressions over image names, see NameFactors
  std::vector<std::string> same;     ///< factors whose levels are families
  std::filesystem::path families;    ///< a reader's choices; empty: none
  std::filesystem::path out, previous;
  bool by_ad = false;
  bool simulated = false;
  bool allows_empty = false;
};

/// A run of features that another system made: files and clicks in, the run's folder out. Returns
/// done or gate_broken. Throws Error; then failed/ in the folder says why.
ExitCode import_run(const ImportOptions& options);

}  // namespace imagelift::worker
