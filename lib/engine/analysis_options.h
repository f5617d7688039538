#pragma once

#include <filesystem>

#include "image/decode.h"
#include "infer/model_set.h"

namespace imagelift::engine {

/// How images are analysed: everything that decides it but the images themselves.
struct AnalysisOptions {
  std::filesystem::path models_folder;  ///< of prepared models
  infer::ModelChoice models;
  image::DecodeLimits limits;
  int threads = 0;  ///< images at once; 0: one per processor that this process may keep busy
};

}  // namespace imagelift::engine
