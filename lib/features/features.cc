#include "features/features.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace imagelift::features {
namespace {

// The largest value of each feature, in the order of their ids.
class Collection {
 public:
  void raise(FeatureKind kind, const std::string& name, double value) {
    double& known = values_[{kind, name}];
    known = std::max(known, value);
  }
  void count(FeatureKind kind, const std::string& name) { values_[{kind, name}] += 1; }
  void set(FeatureKind kind, const std::string& name, double value) {
    values_[{kind, name}] = value;
  }

  std::vector<FeatureValue> present() const {
    std::vector<FeatureValue> present;
    for (const auto& [id, value] : values_) {
      if (value != 0 && std::isfinite(value)) present.push_back({id, value});
    }
    return present;
  }

 private:
  std::map<FeatureId, double> values_;
};

void add_labels(std::vector<Label> labels, Collection& features) {
  std::stable_sort(labels.begin(), labels.end(),
                   [](const Label& a, const Label& b) { return a.confidence > b.confidence; });
  labels.resize(std::min(labels.size(), kMostLabels));
  for (const Label& label : labels) {
    if (label.confidence < kLeastLabel) break;
    features.raise(FeatureKind::label, label.name, label.confidence);
  }
}

void add_objects(const std::vector<Detection>& objects, Collection& features) {
  for (const Detection& found : objects) {
    features.raise(FeatureKind::object, found.object, found.confidence);
    // A drop-in detector's class `face`: the count of faces is that of the task faces.
    if (found.confidence >= kLeastCountedObject && found.object != kFace) {
      features.count(FeatureKind::count, found.object);
    }
  }
}

void add_faces(const std::vector<Face>& faces, Collection& features) {
  for (const Face& face : faces) {
    features.raise(FeatureKind::face, kFace, face.confidence);
    if (face.confidence >= kLeastCountedFace) features.count(FeatureKind::count, kFace);
  }
}

void add_quality(const Quality& quality, Collection& features) {
  features.set(FeatureKind::quality, "brightness", quality.brightness);
  features.set(FeatureKind::quality, "contrast", quality.contrast);
  features.set(FeatureKind::quality, "sharpness", quality.sharpness);
}

}  // namespace

std::vector<FeatureValue> feature_values(const ImageAnalysis& analysis) {
  Collection features;
  for (const ColourShare& colour : analysis.colours.value_or(std::vector<ColourShare>())) {
    features.set(FeatureKind::colour, colour.name, colour.share);
  }
  const Inference& said = analysis.inference;
  if (said.labels) add_labels(*said.labels, features);
  if (said.objects) add_objects(*said.objects, features);
  if (said.faces) add_faces(*said.faces, features);
  if (said.aesthetic) features.set(FeatureKind::aesthetic, "aesthetic", said.aesthetic->mean);
  if (analysis.quality) add_quality(*analysis.quality, features);
  return features.present();
}

}  // namespace imagelift::features
