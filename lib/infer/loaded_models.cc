#include "infer/loaded_models.h"

#include "core/error.h"
#include "image/digest.h"
#include "infer/deciding_rules.h"
#include "infer/describe.h"

namespace imagelift::infer {
namespace {

[[noreturn]] void throw_mismatch(const Manifest& manifest, const std::string& what) {
  throw usage_error("the model " + manifest.name + " does not fit its manifest: " + what);
}

void verify(const Manifest& manifest, const std::filesystem::path& file) {
  if (image::sha256_of_file(file) != manifest.prepared->sha256) {
    throw run_error("the weights " + file.string() +
                    " are not the prepared ones (their sha256 differs): delete the file and run "
                    "./bootstrap or models/prepare.py");
  }
}

Tensor zeros(std::vector<std::int64_t> shape) {
  std::size_t count = 1;
  for (const auto side : shape) count *= static_cast<std::size_t>(side);
  return {std::move(shape), std::vector<float>(count)};
}

using Shape = std::vector<std::int64_t>;

/// What the outputs must look like, for one image of the input's size.
std::vector<std::pair<std::size_t, Shape>> expected(const Manifest& manifest) {
  const auto classes = static_cast<std::int64_t>(manifest.labels.size());
  std::vector<std::pair<std::size_t, Shape>> shapes;
  if (const auto* output = std::get_if<ClassOutput>(&manifest.output)) {
    if (output->logits) shapes.push_back({*output->logits, {1, classes}});
    if (output->embedding) shapes.push_back({*output->embedding, {1, -1}});
  } else if (const auto* yolo = std::get_if<YoloOutput>(&manifest.output)) {
    for (std::size_t i = 0; i < yolo->layers.size(); ++i) {
      const AnchorLayer& layer = yolo->layers[i];
      const auto channels = static_cast<std::int64_t>(layer.anchors.size()) * (5 + classes);
      const Size size = manifest.input.size;
      shapes.push_back({i, {1, channels, size.height / layer.stride, size.width / layer.stride}});
    }
  } else {
    shapes.push_back({0, {1, 10}});
  }
  return shapes;
}

bool fits(const Shape& actual, const Shape& wanted) {
  if (actual.size() != wanted.size()) return false;
  for (std::size_t i = 0; i < actual.size(); ++i) {
    if (wanted[i] != -1 && actual[i] != wanted[i]) return false;
  }
  return true;
}

std::string text_of(const Shape& shape) {
  std::string text;
  for (const auto side : shape) text += (text.empty() ? "" : " x ") + std::to_string(side);
  return text;
}

void check_outputs(const Manifest& manifest, const Network& network) {
  const Size size = manifest.input.size;
  const auto outputs = network.run(zeros({1, 3, size.height, size.width}));
  for (const auto& [index, shape] : expected(manifest)) {
    if (index >= outputs.size()) {
      throw_mismatch(manifest, "it has no output " + std::to_string(index));
    }
    if (!fits(outputs[index].shape, shape)) {
      throw_mismatch(manifest, "output " + std::to_string(index) + " is " +
                                   text_of(outputs[index].shape) + ", not " + text_of(shape));
    }
  }
}

void check_cascade(const Manifest& manifest, const std::vector<Network>& networks) {
  const std::vector<std::vector<Shape>> shapes = {
      {{1, 4, 1, 1}, {1, 1, 1, 1}}, {{1, 4}, {1, 1}}, {{1, 4}, {1, 10}, {1, 1}}};
  const std::vector<std::int64_t> sides = {12, 24, 48};
  for (std::size_t i = 0; i < networks.size(); ++i) {
    const auto outputs = networks[i].run(zeros({1, 3, sides[i], sides[i]}));
    bool good = outputs.size() == shapes[i].size();
    for (std::size_t k = 0; good && k < outputs.size(); ++k) {
      good = fits(outputs[k].shape, shapes[i][k]);
    }
    if (!good) throw_mismatch(manifest, "a network of the cascade has other outputs");
  }
}

}  // namespace

LoadedModel load_model(const Manifest& manifest) {
  if (!manifest.prepared) {
    throw run_error("the model " + manifest.name +
                    " is not prepared: run ./bootstrap or models/prepare.py");
  }
  const std::filesystem::path file = manifest.folder / manifest.prepared->file;
  if (!std::filesystem::is_regular_file(file)) {
    throw run_error("the weights " + file.string() +
                    " are missing: run ./bootstrap or models/prepare.py");
  }
  verify(manifest, file);
  LoadedModel model{manifest, {}};
  const bool cascade = std::holds_alternative<CascadeOutput>(manifest.output);
  try {
    if (cascade) {
      for (const char* part : {"pnet", "rnet", "onet"}) {
        model.networks.push_back(Network::load(file, part));
      }
      check_cascade(manifest, model.networks);
    } else {
      model.networks.push_back(Network::load(file, ""));
      check_outputs(manifest, model.networks.front());
    }
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
