#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "infer/manifest.h"

namespace imagelift::infer {

enum class ModelState {
  ready,         ///< the prepared file is there and its sha256 is right
  not_prepared,  ///< a manifest without prepared weights
  wrong_hash,    ///< the prepared file is not what prepare.py wrote
  unreadable,    ///< the manifest or the file cannot be read
};

std::string_view to_string(ModelState state);

/// One line of `imagelift models`.
struct ModelDescription {
  std::string name;
  ModelState state = ModelState::unreadable;
  std::string remark;       ///< what is wrong and what to do about it; empty when ready
  std::uint64_t bytes = 0;  ///< of the prepared file
  Manifest manifest;        ///< default-made where it cannot be read
};

/// Whether runs can do with it as it is: it is ready, or an optional one that nobody has prepared.
/// An unreadable one ends every run, for all manifests are read; a wrong hash those that choose it.
bool is_in_order(const ModelDescription& model);

/// Every model of `folder` (models/store), and the manifests of the folder above it that have not
/// been prepared; sorted by name. Verifies each file's sha256; throws nothing but std::bad_alloc.
std::vector<ModelDescription> describe_models(const std::filesystem::path& folder);

/// What the networks run on; for `imagelift doctor` and run.json.
struct Runtime {
  std::string torch;            ///< version of libtorch
  std::string onednn;           ///< version, or empty
  std::string blas;             ///< file that the matrix product comes from
  bool reference_blas = false;  ///< true: about eight times slower; doctor warns
  std::string instruction_set;  ///< of oneDNN's kernels, as in ModelIdentity::settings
  std::string cpu_capability;   ///< of libtorch's own kernels, e.g. AVX2
  int threads = 0;              ///< within one operation
  bool gpu = false;             ///< CUDA usable by this libtorch; imagelift itself uses the CPU
};

Runtime describe_runtime();

}  // namespace imagelift::infer
