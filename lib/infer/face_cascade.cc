#include "infer/face_cascade.h"

#include <algorithm>
#include <cstddef>

#include "image/resize.h"
#include "infer/face_boxes.h"
#include "infer/nms.h"

namespace imagelift::infer {
namespace {

// Overlaps above which the weaker box goes, as in facenet-pytorch. With the other constants of this
// file they are part of kCascadeRevision.
constexpr float kWithinLevel = 0.5F;
constexpr float kAmongAll = 0.7F;

/// A network that looks at candidates one by one.
struct Stage {
  const Network& network;
  int side;           ///< of its input, in pixels
  std::size_t batch;  ///< candidates per pass
};

/// The rows of every output, one per candidate.
using Rows = std::vector<std::vector<float>>;

void keep(std::vector<FaceCandidate>& candidates, float limit) {
  std::vector<Box> boxes;
  std::vector<float> scores;
  for (const FaceCandidate& candidate : candidates) {
    boxes.push_back(candidate.box);
    scores.push_back(candidate.score);
  }
  std::vector<FaceCandidate> kept;
  for (const std::size_t i : suppress_overlaps(boxes, scores, limit)) {
    kept.push_back(candidates[i]);
  }
  candidates = std::move(kept);
}

/// Makes the levels of a pyramid one after the other, in one buffer.
class Pyramid {
 public:
  Pyramid(const image::Pixels& base, Size image, int band_pixels)
      : base_(base), image_(image), band_pixels_(band_pixels) {}

  /// P-Net's cells of the level at `scale` of the image.
  std::vector<FaceCandidate> cells_at(double scale, const Network& pnet, float least) {
    const Size size = scaled_size(image_, scale);
    std::vector<FaceCandidate> cells;
    for (const Band& band : bands_of(size, band_pixels_)) {
      rows_.shape = {1, 3, band.rows, size.width};
      rows_.values.resize(static_cast<std::size_t>(size.width) * band.rows * 3);
      area_average_rows(base_, size, band.first_row, band.rows, rows_.values.data());
      const std::vector<Tensor> outputs = pnet.run(rows_);
      const auto found = cells_above(outputs[0], outputs[1], scale, least, band.first_row);
      cells.insert(cells.end(), found.begin(), found.end());
    }
    return cells;
  }

 private:
  const image::Pixels& base_;
  const Size image_;
  const int band_pixels_;
  Tensor rows_;
};

std::vector<FaceCandidate> proposals(const image::Pixels& image, const Network& pnet,
                                     const CascadeOutput& rule, int band_pixels) {
  const Size size = pyramid_base(image.size(), rule.smallest_face);
  const bool is_base = size == image.size();
  const image::Pixels reduced =
      is_base ? image::Pixels{} : image::resize(image, size, image::Filter::area);
  Pyramid pyramid(is_base ? image : reduced, image.size(), band_pixels);
  // The smallest face follows the base, which may be smaller than the view asks for.
  const double base_scale =
      static_cast<double>(std::max(size.width, size.height)) / std::max(image.width, image.height);
  const auto smallest =
      is_base ? rule.smallest_face : static_cast<float>(rule.smallest_face / base_scale);
  std::vector<FaceCandidate> all;
  for (const double scale : pyramid_scales(image.size(), smallest, rule.scale_factor)) {
    auto cells = pyramid.cells_at(scale, pnet, rule.scores[0]);
    keep(cells, kWithinLevel);
    all.insert(all.end(), cells.begin(), cells.end());
  }
  keep(all, kAmongAll);
  for (FaceCandidate& candidate : all) {
    candidate.box = squared(shifted(candidate.box, candidate.shift, 0));
  }
  return all;
}

/// Drops the candidates of which no pixel lies inside the image.
std::vector<PixelArea> visible(std::vector<FaceCandidate>& candidates, Size image) {
  std::vector<PixelArea> areas;
  std::erase_if(candidates, [&](const FaceCandidate& candidate) {
    const auto area = pixels_of(candidate.box, image);
    if (area) areas.push_back(*area);
    return !area;
  });
  return areas;
}

/// result[output][candidate * columns + column]
Rows look_at(const image::Pixels& image, const std::vector<PixelArea>& areas, const Stage& stage) {
  const auto side = static_cast<std::size_t>(stage.side);
  const std::size_t volume = 3 * side * side;
  Tensor input{{static_cast<std::int64_t>(stage.batch), 3, stage.side, stage.side}, {}};
  Rows rows;
  for (std::size_t first = 0; first < areas.size(); first += stage.batch) {
    const std::size_t count = std::min(stage.batch, areas.size() - first);
    input.values.assign(stage.batch * volume, 0);
    for (std::size_t i = 0; i < count; ++i) {
      area_average(image, areas[first + i], {stage.side, stage.side},
                   input.values.data() + i * volume);
    }
    const std::vector<Tensor> outputs = stage.network.run(input);
    rows.resize(outputs.size());
    for (std::size_t k = 0; k < outputs.size(); ++k) {
      const auto columns = static_cast<std::ptrdiff_t>(outputs[k].values.size() / stage.batch);
      const auto begin = outputs[k].values.begin();
      rows[k].insert(rows[k].end(), begin, begin + static_cast<std::ptrdiff_t>(count) * columns);
    }
  }
  return rows;
}

BoxShift shift_at(const std::vector<float>& shifts, std::size_t i) {
  return {shifts[4 * i], shifts[4 * i + 1], shifts[4 * i + 2], shifts[4 * i + 3]};
}

void refine(std::vector<FaceCandidate>& candidates, const image::Pixels& image, const Stage& stage,
            float least) {
  const auto areas = visible(candidates, image.size());
  if (areas.empty()) return;
  const Rows rows = look_at(image, areas, stage);
  std::vector<FaceCandidate> passed;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const float score = rows[1][i];
    if (score > least) passed.push_back({candidates[i].box, score, shift_at(rows[0], i)});
  }
  keep(passed, kAmongAll);
  for (FaceCandidate& candidate : passed) {
    candidate.box = squared(shifted(candidate.box, candidate.shift, 1));
  }
  candidates = std::move(passed);
}

/// Five x, then five y, in shares of the box's sides counted in whole pixels.
Landmarks landmarks_in(const Box& box, const float* shares) {
  const float width = box.x_max - box.x_min + 1;
  const float height = box.y_max - box.y_min + 1;
  const auto point = [&](int i) {
    return Point{width * shares[i] + box.x_min - 1, height * shares[i + 5] + box.y_min - 1};
  };
  return {point(0), point(1), point(2), point(3), point(4)};
}

std::vector<Face> faces_among(std::vector<FaceCandidate> candidates, const image::Pixels& image,
                              const Stage& stage, float least) {
  const auto areas = visible(candidates, image.size());
  if (areas.empty()) return {};
  const Rows rows = look_at(image, areas, stage);
  std::vector<Face> faces;
  std::vector<Box> boxes;
  std::vector<float> scores;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const float score = rows[2][i];
    if (!(score > least)) continue;
    const Box& box = candidates[i].box;
    boxes.push_back(shifted(box, shift_at(rows[0], i), 1));
    scores.push_back(score);
    faces.push_back({score, boxes.back(), landmarks_in(box, rows[1].data() + 10 * i)});
  }
  std::vector<Face> kept;
  for (const std::size_t i : suppress_overlaps(boxes, scores, kAmongAll, Overlap::over_smaller)) {
    kept.push_back(faces[i]);
  }
  return kept;
}

}  // namespace

std::vector<Face> find_faces(const image::Pixels& image, const FaceNetworks& networks,
                             const CascadeOutput& rule, int band_pixels) {
  auto candidates = proposals(image, networks.pnet, rule, band_pixels);
  refine(candidates, image, {networks.rnet, 24, 64}, rule.scores[1]);
  return faces_among(std::move(candidates), image, {networks.onet, 48, 16}, rule.scores[2]);
}

}  // namespace imagelift::infer
