#include "infer/loaded_models.h"

#include "core/error.h"
#include "image/digest.h"
#include "infer/deciding_rules.h"
#include "infer/decoder.h"
#include "infer/describe.h"
#include "infer/output_shapes.h"

namespace imagelift::infer {
namespace {

void verify(const Manifest& manifest, const std::filesystem::path& file) {
  if (image::sha256_of_file(file) != manifest.prepared->sha256) {
    throw run_error("The weights " + file.string() +
                    " are not the prepared ones (their sha256 differs): delete the file and run "
                    "./bootstrap or models/prepare.py");
  }
}

}  // namespace

LoadedModel load_model(const Manifest& manifest) {
  if (!manifest.prepared) {
    throw run_error("The model " + manifest.name +
                    " is not prepared: run ./bootstrap or models/prepare.py");
  }
  const std::filesystem::path file = manifest.folder / manifest.prepared->file;
  if (!std::filesystem::is_regular_file(file)) {
    throw run_error("The weights " + file.string() +
                    " are missing: run ./bootstrap or models/prepare.py");
  }
  verify(manifest, file);
  LoadedModel model{manifest, {}};
  const Decoder& decoder = decoder_of(manifest.output);
  try {
    for (const std::string_view part : decoder.networks) {
      model.networks.push_back(Network::load(file, std::string(part)));
    }
    decoder.check(manifest, model.networks);
  } catch (const NetFailure& failure) {
    throw_mismatch(manifest, failure.what());
  }
  return model;
}

std::string settings_of(const Manifest& manifest, Task task) {
  const Runtime runtime = describe_runtime();
  return manifest.architecture + " r" + std::to_string(manifest.revision) + " fp32 " +
         runtime.instruction_set + " torch " + runtime.torch + " rules " +
         rules_digest(manifest, task);
}

}  // namespace imagelift::infer
