#include "infer/output_shapes.h"

#include "core/error.h"

namespace imagelift::infer {
namespace {

std::string text_of(const Shape& shape) {
  std::string text;
  for (const auto side : shape) text += (text.empty() ? "" : " x ") + std::to_string(side);
  return text;
}

}  // namespace

void throw_mismatch(const Manifest& manifest, const std::string& what) {
  throw usage_error("The model " + manifest.name + " does not fit its manifest: " + what);
}

Tensor zeros(Shape shape) {
  std::size_t count = 1;
  for (const auto side : shape) count *= static_cast<std::size_t>(side);
  return {std::move(shape), std::vector<float>(count)};
}

bool fits(const Shape& actual, const Shape& wanted) {
  if (actual.size() != wanted.size()) return false;
  for (std::size_t i = 0; i < actual.size(); ++i) {
    if (wanted[i] != -1 && actual[i] != wanted[i]) return false;
  }
  return true;
}

void check_outputs(const Manifest& manifest, const Network& network,
                   const std::vector<std::pair<std::size_t, Shape>>& expected) {
  const Size size = manifest.input.size;
  const auto outputs = network.run(zeros({1, 3, size.height, size.width}));
  for (const auto& [index, shape] : expected) {
    if (index >= outputs.size()) {
      throw_mismatch(manifest, "it has no output " + std::to_string(index));
    }
    if (!fits(outputs[index].shape, shape)) {
      throw_mismatch(manifest, "output " + std::to_string(index) + " is " +
                                   text_of(outputs[index].shape) + ", not " + text_of(shape));
    }
  }
}

}  // namespace imagelift::infer
