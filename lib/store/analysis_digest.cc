#include "store/analysis_digest.h"

#include <cstring>

namespace imagelift::store {
namespace {

void add_box(Fnv1a& digest, const Box& box) {
  for (const float edge : {box.x_min, box.y_min, box.x_max, box.y_max}) digest.add(double{edge});
}

void add_face(Fnv1a& digest, const Face& face) {
  digest.add(double{face.confidence});
  add_box(digest, face.bounding_box);
  const Landmarks& marks = face.landmarks;
  for (const Point& point :
       {marks.left_eye, marks.right_eye, marks.nose, marks.mouth_left, marks.mouth_right}) {
    digest.add(double{point.x});
    digest.add(double{point.y});
  }
}

void add_inference(Fnv1a& digest, Task task, const Inference& inference) {
  if (task == Task::labels && inference.labels) {
    for (const Label& label : *inference.labels) {
      digest.add(label.name);
      digest.add(double{label.confidence});
    }
  } else if (task == Task::objects && inference.objects) {
    for (const Detection& detection : *inference.objects) {
      digest.add(detection.object);
      digest.add(double{detection.confidence});
      add_box(digest, detection.bounding_box);
    }
  } else if (task == Task::faces && inference.faces) {
    for (const Face& face : *inference.faces) add_face(digest, face);
  } else if (task == Task::aesthetic && inference.aesthetic) {
    digest.add(double{inference.aesthetic->mean});
    digest.add(double{inference.aesthetic->standard_deviation});
  } else if (task == Task::embedding && inference.embedding) {
    for (const float element : *inference.embedding) digest.add(double{element});
  }
}

}  // namespace

void Fnv1a::add_bytes(const void* bytes, std::size_t count) {
  const auto* byte = static_cast<const unsigned char*>(bytes);
  for (std::size_t i = 0; i < count; ++i) state_ = (state_ ^ byte[i]) * 1099511628211ull;
}

void Fnv1a::add(std::string_view text) {
  add(std::uint64_t{text.size()});
  add_bytes(text.data(), text.size());
}

void Fnv1a::add(double value) {
  add_bytes(&value, sizeof value);
}

void Fnv1a::add(std::uint64_t value) {
  add_bytes(&value, sizeof value);
}

std::int64_t Fnv1a::value() const {
  return state_ == 0 ? 1 : static_cast<std::int64_t>(state_);
}

std::int64_t analysis_digest(Task task, const ImageAnalysis& analysis,
                             std::span<const FeatureValue> features) {
  Fnv1a digest;
  add_inference(digest, task, analysis.inference);
  for (const FeatureValue& feature : features) {
    digest.add(to_string(feature.id.kind));
    digest.add(feature.id.name);
    digest.add(feature.value);
  }
  return digest.value();
}

}  // namespace imagelift::store
