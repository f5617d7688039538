// Three networks, each looking closer at faces than the one before.
#include "infer/decoder.h"
#include "infer/face_cascade.h"
#include "infer/output_shapes.h"

namespace imagelift::infer {
namespace {

constexpr std::array<std::string_view, 3> kParts = {"pnet", "rnet", "onet"};

Output read(Fields& fields) {
  CascadeOutput output;
  output.smallest_face = fields.number("smallest_face", 12, kMaxSide);
  output.scale_factor = fields.number("scale_factor", 0.1, 0.99);
  output.scores = fields.three_numbers("scores", 0.01, 1);
  return output;
}

std::vector<Task> tasks_of(const Output&) {
  return {Task::faces};
}

void add_rules(const Output& output, Task, Rules& rules) {
  const auto& [smallest_face, scale_factor, scores] = std::get<CascadeOutput>(output);
  rules.add("cascade", kCascadeRevision);
  rules.add("smallest-face", smallest_face);
  rules.add("scale-factor", scale_factor);
  rules.add("scores", scores);
}

void check(const Manifest& manifest, const std::vector<Network>& networks) {
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

void decode(const Output& output, const DecodingRun& run) {
  const std::vector<Network>& networks = run.model.networks;
  run.inference.faces = find_faces(run.image, {networks[0], networks[1], networks[2]},
                                   std::get<CascadeOutput>(output));
}

}  // namespace

const Decoder kCascadeDecoder = {.name = "face_cascade",
                                 .resize = ResizeRule::pyramid,
                                 .networks = kParts,
                                 .read = read,
                                 .tasks = tasks_of,
                                 .add_rules = add_rules,
                                 .check = check,
                                 .decode = decode};

}  // namespace imagelift::infer
