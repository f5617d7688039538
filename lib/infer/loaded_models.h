#pragma once

#include <map>
#include <memory>
#include <vector>

#include "infer/manifest.h"
#include "infer/model_set.h"
#include "infer/network.h"

namespace imagelift::infer {

/// A manifest and its networks: one, or P-Net, R-Net and O-Net of a face cascade.
struct LoadedModel {
  Manifest manifest;
  std::vector<Network> networks;
};

struct ModelSet::Loaded {
  std::vector<std::unique_ptr<const LoadedModel>> models;
  std::map<Task, const LoadedModel*> by_task;
};

/// Verifies the prepared file's sha256, loads it and runs it once; throws Error where the file is
/// missing or wrong, or where its outputs are not what the manifest says.
LoadedModel load_model(const Manifest& manifest);

/// All that one task's numbers depend on besides image and weights: revision of the conversion,
/// precision, instruction set, libtorch, and the digest of the deciding rules.
std::string settings_of(const Manifest& manifest, Task task);

}  // namespace imagelift::infer
