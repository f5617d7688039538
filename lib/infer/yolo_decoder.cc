// Detection layers of a Darknet network.
#include "infer/decoder.h"
#include "infer/network_input.h"
#include "infer/output_shapes.h"
#include "infer/yolo.h"

namespace imagelift::infer {
namespace {

std::vector<Size> anchors_of(Fields& layer, const std::string& key) {
  std::vector<Size> anchors;
  for (const nlohmann::json& pair : layer.list(key)) {
    const bool good = pair.is_array() && pair.size() == 2 && pair[0].is_number_integer() &&
                      pair[1].is_number_integer() && pair[0] > 0 && pair[1] > 0 &&
                      pair[0] <= kMaxSide && pair[1] <= kMaxSide;
    if (!good) layer.fail(key, "must be pairs of whole pixels");
    anchors.push_back({pair[0].get<int>(), pair[1].get<int>()});
  }
  return anchors;
}

Output read(Fields& fields) {
  YoloOutput output;
  const nlohmann::json& layers = fields.list("layers");
  for (std::size_t i = 0; i < layers.size(); ++i) {
    Fields layer = fields.element("layers", i, layers[i]);
    const int stride = layer.integer("stride", 1, kMaxSide);
    output.layers.push_back({stride, anchors_of(layer, "anchors")});
    // What the published .cfg says by mistake; prepare.py holds the .cfg against it.
    if (layer.has("published_anchors")) anchors_of(layer, "published_anchors");
    layer.done();
  }
  output.score = fields.number("score", 0.001, 1);
  output.overlap = fields.number("overlap", 0, 1);
  return output;
}

std::vector<Task> tasks_of(const Output&) {
  return {Task::objects};
}

void add_rules(const Output& output, Task, Rules& rules) {
  const auto& [layers, score, overlap] = std::get<YoloOutput>(output);
  rules.add("yolo", kYoloRevision);
  for (const auto& [stride, anchors] : layers) {
    rules.add("stride", stride);
    for (const Size anchor : anchors) rules.add("anchor", anchor);
  }
  rules.add("score", score);
  rules.add("overlap", overlap);
}

void check(const Manifest& manifest, const std::vector<Network>& networks) {
  const auto classes = static_cast<std::int64_t>(manifest.labels.size());
  const Size size = manifest.input.size;
  std::vector<std::pair<std::size_t, Shape>> expected;
  for (const AnchorLayer& layer : std::get<YoloOutput>(manifest.output).layers) {
    const auto channels = static_cast<std::int64_t>(layer.anchors.size()) * (5 + classes);
    expected.push_back(
        {expected.size(), {1, channels, size.height / layer.stride, size.width / layer.stride}});
  }
  check_outputs(manifest, networks.front(), expected);
}

void decode(const Output& output, const DecodingRun& run) {
  const Manifest& manifest = run.model.manifest;
  const Placement placement = letterbox_placement(run.image.size(), manifest.input.size);
  run.inference.objects =
      detections(run.outputs(), std::get<YoloOutput>(output), manifest.labels, placement);
}

}  // namespace

const Decoder kYoloDecoder = {.name = "yolo",
                              .resize = ResizeRule::letterbox,
                              .read = read,
                              .tasks = tasks_of,
                              .add_rules = add_rules,
                              .check = check,
                              .decode = decode};

}  // namespace imagelift::infer
