#include "infer/network_input.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace imagelift::infer {
namespace {

constexpr float kGrey = 127.5F;  // 0.5 of 255; no 8-bit value

using image::Pixels;

/// 256 numbers per channel: an 8-bit value has no more.
using Levels = std::array<std::array<float, 256>, 3>;

Levels levels_of(const InputRule& rule) {
  Levels levels;
  for (std::size_t channel = 0; channel < 3; ++channel) {
    for (std::size_t value = 0; value < 256; ++value) {
      levels[channel][value] =
          (static_cast<float>(value) - rule.mean[channel]) / rule.deviation[channel];
    }
  }
  return levels;
}

/// Writes the image into `tensor` with its upper left corner at (left, top).
void place(const Pixels& image, const InputRule& rule, int left, int top, Tensor& tensor) {
  const Levels levels = levels_of(rule);
  const auto rows = static_cast<std::size_t>(tensor.shape[2]);
  const auto columns = static_cast<std::size_t>(tensor.shape[3]);
  for (std::size_t channel = 0; channel < 3; ++channel) {
    const std::size_t byte = rule.blue_first ? 2 - channel : channel;
    for (int y = 0; y < image.height; ++y) {
      const std::uint8_t* from =
          image.rgb.data() + static_cast<std::size_t>(y) * image.width * 3 + byte;
      float* to = tensor.values.data() +
                  (channel * rows + static_cast<std::size_t>(top + y)) * columns + left;
      for (int x = 0; x < image.width; ++x) to[x] = levels[channel][from[x * 3]];
    }
  }
}

Tensor blank(Size size) {
  const auto count = static_cast<std::size_t>(size.width) * size.height * 3;
  return {{1, 3, size.height, size.width}, std::vector<float>(count)};
}

Pixels short_side(const Pixels& image, const InputRule& rule) {
  const bool wide = image.width >= image.height;
  const int shorter = wide ? image.height : image.width;
  const int longer = wide ? image.width : image.height;
  // As torchvision: the longer side truncated, the crop's corner rounded half to even.
  const auto scaled =
      static_cast<int>(static_cast<std::int64_t>(rule.reference) * longer / shorter);
  const Size to = wide ? Size{scaled, rule.reference} : Size{rule.reference, scaled};
  const auto corner = [](int whole, int part) {
    return static_cast<int>(std::nearbyint((whole - part) / 2.0));
  };
  return image::resize_and_crop(image, to, corner(to.width, rule.size.width),
                                corner(to.height, rule.size.height), rule.size, rule.filter);
}

Pixels centre_square(const Pixels& image, const InputRule& rule) {
  const double share = static_cast<double>(rule.size.width) / rule.reference;
  const int side = std::max(1, static_cast<int>(share * std::min(image.width, image.height)));
  // As TensorFlow crops for EfficientNet: of an odd rest the larger half comes first.
  const auto corner = [side](int whole) { return (whole - side + 1) / 2; };
  return image::crop_and_resize(image, corner(image.width), corner(image.height), {side, side},
                                rule.size, rule.filter);
}

Tensor letterbox(const Pixels& image, const InputRule& rule) {
  const Placement at = letterbox_placement(image.size(), rule.size);
  Tensor tensor = blank(rule.size);
  const std::size_t plane = tensor.values.size() / 3;
  for (std::size_t channel = 0; channel < 3; ++channel) {
    const float grey = (kGrey - rule.mean[channel]) / rule.deviation[channel];
    std::fill_n(tensor.values.begin() + static_cast<std::ptrdiff_t>(channel * plane), plane, grey);
  }
  place(image::resize(image, at.scaled, rule.filter), rule, at.left, at.top, tensor);
  return tensor;
}

}  // namespace

Placement letterbox_placement(Size image, Size input) {
  const double scale = std::min(static_cast<double>(input.width) / image.width,
                                static_cast<double>(input.height) / image.height);
  const auto scaled = [&](int side, int limit) {
    return std::clamp(static_cast<int>(side * scale), 1, limit);
  };
  const Size size{scaled(image.width, input.width), scaled(image.height, input.height)};
  return {image, size, (input.width - size.width) / 2, (input.height - size.height) / 2};
}

Tensor planes_of(const Pixels& image, const InputRule& rule) {
  Tensor tensor = blank(image.size());
  place(image, rule, 0, 0, tensor);
  return tensor;
}

Tensor network_input(const Pixels& image, const InputRule& rule) {
  switch (rule.resize) {
    case ResizeRule::short_side:
      return planes_of(short_side(image, rule), rule);
    case ResizeRule::centre_square:
      return planes_of(centre_square(image, rule), rule);
    case ResizeRule::letterbox:
      return letterbox(image, rule);
    case ResizeRule::stretch:
    case ResizeRule::pyramid:
      break;
  }
  return planes_of(image::resize(image, rule.size, rule.filter), rule);
}

}  // namespace imagelift::infer
