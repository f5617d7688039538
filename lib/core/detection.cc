#include "core/detection.h"

namespace imagelift {

std::vector<Located> located_in(const Inference& inference) {
  std::vector<Located> all;
  for (const Detection& found : inference.objects.value_or(std::vector<Detection>())) {
    all.push_back({{FeatureKind::object, found.object}, found.confidence, found.bounding_box, {}});
  }
  for (const Face& face : inference.faces.value_or(std::vector<Face>())) {
    const Landmarks& at = face.landmarks;
    all.push_back({{FeatureKind::face, kFace},
                   face.confidence,
                   face.bounding_box,
                   {at.left_eye, at.right_eye, at.nose, at.mouth_left, at.mouth_right}});
  }
  return all;
}

}  // namespace imagelift
