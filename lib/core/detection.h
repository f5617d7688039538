#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/failure.h"
#include "core/feature.h"
#include "core/geometry.h"
#include "core/task.h"

namespace imagelift {

/// One class of a classifier.
struct Label {
  std::string name;      ///< ImageNet's name in the Keras spelling, e.g. `studio_couch`
  float confidence = 0;  ///< softmax probability, 0..1

  friend bool operator==(const Label&, const Label&) = default;
};

/// One object that a detector found.
struct Detection {
  std::string object;    ///< COCO's name, e.g. `potted plant`
  float confidence = 0;  ///< 0..1
  Box bounding_box;      ///< pixels of the upright image, not clipped to it

  friend bool operator==(const Detection&, const Detection&) = default;
};

/// Positions inside a face, in pixels of the upright image. Left and right are the viewer's.
struct Landmarks {
  Point left_eye, right_eye, nose, mouth_left, mouth_right;

  friend bool operator==(const Landmarks&, const Landmarks&) = default;
};

struct Face {
  float confidence = 0;  ///< 0..1
  Box bounding_box;      ///< pixels of the upright image, not clipped to it
  Landmarks landmarks;

  friend bool operator==(const Face&, const Face&) = default;
};

/// Distribution of the ratings people would give, 1 (worst) to 10 (best).
struct AestheticScore {
  float mean = 0;
  float standard_deviation = 0;

  friend bool operator==(const AestheticScore&, const AestheticScore&) = default;
};

/// L2-normalised vector whose inner product with another is their cosine similarity.
using Embedding = std::vector<float>;

/// Why one task has no result for an image: its features are missing there, which is not the
/// same as absent.
struct TaskFailure {
  Task task;
  Failure failure;

  friend bool operator==(const TaskFailure&, const TaskFailure&) = default;
};

/// What the networks said of one image. An empty optional: not asked, or failed (then
/// `failures` says why); an empty list: asked, and nothing found.
struct Inference {
  std::optional<std::vector<Label>> labels;       ///< best first, top 5 at most
  std::optional<std::vector<Detection>> objects;  ///< by confidence, from 0.1
  std::optional<std::vector<Face>> faces;         ///< by confidence
  std::optional<AestheticScore> aesthetic;
  std::optional<Embedding> embedding;
  std::vector<TaskFailure> failures;
};

/// True where the task has a result, also one in which nothing was found; false for tasks that are
/// no network's.
inline bool has_result(const Inference& inference, Task task) {
  switch (task) {
    case Task::labels:
      return inference.labels.has_value();
    case Task::objects:
      return inference.objects.has_value();
    case Task::faces:
      return inference.faces.has_value();
    case Task::aesthetic:
      return inference.aesthetic.has_value();
    case Task::embedding:
      return inference.embedding.has_value();
    case Task::colours:
    case Task::quality:
      break;
  }
  return false;
}

/// A feature where a network found it in the image.
struct Located {
  FeatureId id;               ///< its kind is a located one (KindFacts)
  float confidence = 0;       ///< 0..1
  Box box;                    ///< pixels of the upright image, not clipped to it
  std::vector<Point> points;  ///< of a face left eye, right eye, nose, left and right mouth corner
};

/// All of one image, kind by kind, and of a kind in the model's order. Pages draw these.
std::vector<Located> located_in(const Inference& inference);

}  // namespace imagelift
