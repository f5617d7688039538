#include "image/annotate.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <string>

#include "core/geometry.h"
#include "image/opencv_call.h"
#include "image/resize.h"

namespace imagelift::image {
namespace {

const cv::Scalar kObjectColour(255, 196, 0);  // R, G, B, as our pixels are
const cv::Scalar kFaceColour(0, 200, 255);
const cv::Scalar kTextColour(0, 0, 0);

class Drawing {
 public:
  explicit Drawing(Pixels& pixels)
      : size_(pixels.size()),
        canvas_(pixels.height, pixels.width, CV_8UC3, pixels.rgb.data()),
        stroke_(std::max(1, std::max(size_.width, size_.height) / 400)) {}

  void frame(const Box& box, const std::string& caption, const cv::Scalar& colour) {
    const Box inside = clip(box, size_);
    if (area(inside) <= 0) return;
    const cv::Point corner = at({inside.x_min, inside.y_min});
    cv::rectangle(canvas_, corner, at({inside.x_max, inside.y_max}), colour, stroke_);
    const double scale = 0.4 * stroke_;
    int below = 0;
    const cv::Size text = cv::getTextSize(caption, kFont, scale, stroke_, &below);
    // On its frame, or inside where there is no room above.
    const int bottom = corner.y >= text.height + below ? corner.y : corner.y + text.height + below;
    cv::rectangle(canvas_, {corner.x, bottom - text.height - below},
                  {corner.x + text.width, bottom}, colour, cv::FILLED);
    cv::putText(canvas_, caption, {corner.x, bottom - below}, kFont, scale, kTextColour,
                std::max(1, stroke_ / 2), cv::LINE_AA);
  }

  void dot(const Point& point, const cv::Scalar& colour) {
    if (point.x < 0 || point.y < 0 || point.x > size_.width || point.y > size_.height) return;
    cv::circle(canvas_, at(point), 2 * stroke_, colour, cv::FILLED);
  }

 private:
  static constexpr int kFont = cv::FONT_HERSHEY_SIMPLEX;

  static cv::Point at(const Point& point) {
    return {static_cast<int>(std::lround(point.x)), static_cast<int>(std::lround(point.y))};
  }

  Size size_;
  cv::Mat canvas_;
  int stroke_;
};

std::string caption(const std::string& name, float confidence) {
  return name + " " + std::to_string(std::lround(confidence * 100)) + " %";
}

void draw(const Inference& found, float least_confidence, Drawing& drawing) {
  for (const Detection& object : found.objects.value_or(std::vector<Detection>())) {
    if (object.confidence < least_confidence) continue;
    drawing.frame(object.bounding_box, caption(object.object, object.confidence), kObjectColour);
  }
  for (const Face& face : found.faces.value_or(std::vector<Face>())) {
    if (face.confidence < least_confidence) continue;
    drawing.frame(face.bounding_box, caption("face", face.confidence), kFaceColour);
    const auto& [left_eye, right_eye, nose, mouth_left, mouth_right] = face.landmarks;
    for (const Point& point : {left_eye, right_eye, nose, mouth_left, mouth_right}) {
      drawing.dot(point, kFaceColour);
    }
  }
}

}  // namespace

Pixels annotated(const Pixels& upright, const Inference& found, float least_confidence) {
  Pixels picture = on_white(upright);
  opencv_call([&] {
    Drawing drawing(picture);
    draw(found, least_confidence, drawing);
  });
  return picture;
}

}  // namespace imagelift::image
