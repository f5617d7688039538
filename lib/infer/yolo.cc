#include "infer/yolo.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "infer/network.h"
#include "infer/nms.h"

namespace imagelift::infer {
namespace {

struct Candidates {
  std::vector<Box> boxes;
  std::vector<float> scores;
};

float sigmoid(float x) {
  return 1 / (1 + std::exp(-x));
}

/// One cell's numbers for one anchor: the map has them a plane apart.
struct Cell {
  const float* first;
  std::size_t plane;
  float operator[](std::size_t field) const { return first[field * plane]; }
};

Box box_of(const Cell& cell, int x, int y, int stride, Size anchor, const Placement& placement) {
  const double centre_x = (sigmoid(cell[0]) + x) * static_cast<double>(stride);
  const double centre_y = (sigmoid(cell[1]) + y) * static_cast<double>(stride);
  const double half_width = std::exp(static_cast<double>(cell[2])) * anchor.width / 2;
  const double half_height = std::exp(static_cast<double>(cell[3])) * anchor.height / 2;
  const auto across = [&](double v) {
    return static_cast<float>((v - placement.left) * placement.image.width /
                              placement.scaled.width);
  };
  const auto down = [&](double v) {
    return static_cast<float>((v - placement.top) * placement.image.height /
                              placement.scaled.height);
  };
  const Box box{across(centre_x - half_width), down(centre_y - half_height),
                across(centre_x + half_width), down(centre_y + half_height)};
  for (const float edge : {box.x_min, box.y_min, box.x_max, box.y_max}) {
    if (!std::isfinite(edge)) throw NetFailure("a box of the network is not finite");
  }
  return box;
}

void collect(const Tensor& map, const AnchorLayer& layer, float least, const Placement& placement,
             std::vector<Candidates>& classes) {
  const auto rows = static_cast<int>(map.shape[2]);
  const auto columns = static_cast<int>(map.shape[3]);
  const auto plane = static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
  for (std::size_t anchor = 0; anchor < layer.anchors.size(); ++anchor) {
    const float* block = map.values.data() + anchor * (5 + classes.size()) * plane;
    for (std::size_t at = 0; at < plane; ++at) {
      const Cell cell{block + at, plane};
      const float objectness = sigmoid(cell[4]);
      if (objectness < least) continue;
      const Box box = box_of(cell, static_cast<int>(at) % columns, static_cast<int>(at) / columns,
                             layer.stride, layer.anchors[anchor], placement);
      for (std::size_t i = 0; i < classes.size(); ++i) {
        const float score = objectness * sigmoid(cell[5 + i]);
        if (score < least) continue;
        classes[i].boxes.push_back(box);
        classes[i].scores.push_back(score);
      }
    }
  }
}

}  // namespace

std::vector<Detection> detections(const std::vector<Tensor>& maps, const YoloOutput& rule,
                                  const std::vector<std::string>& names,
                                  const Placement& placement) {
  std::vector<Candidates> classes(names.size());
  for (std::size_t i = 0; i < maps.size(); ++i) {
    collect(maps[i], rule.layers[i], rule.score, placement, classes);
  }
  std::vector<Detection> found;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    for (const std::size_t kept :
         suppress_overlaps(classes[i].boxes, classes[i].scores, rule.overlap)) {
      found.push_back({names[i], classes[i].scores[kept], classes[i].boxes[kept]});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Detection& a, const Detection& b) {
    return a.confidence > b.confidence;
  });
  return found;
}

}  // namespace imagelift::infer
