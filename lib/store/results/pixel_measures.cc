// Colours and quality: all they say is in the feature values.
#include <algorithm>

#include "store/imports/json_object.h"
#include "store/results/result_codec.h"

namespace imagelift::store {
namespace {

void read_colours(const std::vector<FeatureValue>& values, ImageAnalysis& analysis) {
  std::vector<ColourShare>& colours = analysis.colours.emplace();
  for (const FeatureValue& feature : values) {
    if (feature.id.kind == FeatureKind::colour) colours.push_back({feature.id.name, feature.value});
  }
}

void append_colours(std::string& out, const ImageAnalysis& analysis) {
  if (!analysis.colours) {
    out += "null";
    return;
  }
  out += '{';
  for (const ColourShare& colour : *analysis.colours) append_number(out, colour.name, colour.share);
  out += '}';
}

double value_of(const std::vector<FeatureValue>& features, const FeatureId& id) {
  const auto found = std::lower_bound(
      features.begin(), features.end(), id,
      [](const FeatureValue& feature, const FeatureId& wanted) { return feature.id < wanted; });
  return found != features.end() && found->id == id ? found->value : 0;
}

void read_quality(const std::vector<FeatureValue>& values, ImageAnalysis& analysis) {
  analysis.quality = Quality{value_of(values, {FeatureKind::quality, "brightness"}),
                             value_of(values, {FeatureKind::quality, "contrast"}),
                             value_of(values, {FeatureKind::quality, "sharpness"})};
}

void append_quality(std::string& out, const ImageAnalysis& analysis) {
  if (!analysis.quality) {
    out += "null";
    return;
  }
  out += '{';
  append_number(out, "brightness", analysis.quality->brightness);
  append_number(out, "contrast", analysis.quality->contrast);
  append_number(out, "sharpness", analysis.quality->sharpness);
  out += '}';
}

}  // namespace

const ResultCodec kColourCodec = {
    .task = Task::colours, .read_values = read_colours, .append_json = append_colours};

const ResultCodec kQualityCodec = {
    .task = Task::quality, .read_values = read_quality, .append_json = append_quality};

}  // namespace imagelift::store
