#include "image/resize.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <new>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "image/alpha.h"
#include "image/opencv_call.h"
#include "image/pillow_resample.h"
#include "image/shrink_with_alpha.h"

namespace imagelift::image {
namespace {

std::size_t area_of(Size size) {
  return static_cast<std::size_t>(size.width) * size.height;
}

constexpr std::size_t kMostPixels = 256u << 20;  // of an image of which only a part is wanted

const PillowKernel* pillow_kernel(Filter filter) {
  if (filter == Filter::pillow_bilinear) return &kPillowBilinear;
  if (filter == Filter::pillow_bicubic) return &kPillowBicubic;
  return nullptr;
}

// Pillow adds the step up instead of multiplying it; with a step that is no binary fraction the
// sum decides which pixel is met.
std::vector<int> nearest_positions(int from, int to) {
  const double step = static_cast<double>(from) / to;
  std::vector<int> positions(static_cast<std::size_t>(to));
  double position = step * 0.5;
  for (int& found : positions) {
    found = std::min(static_cast<int>(position), from - 1);
    position += step;
  }
  return positions;
}

Pixels pillow_nearest(const Pixels& picture, Size to) {
  const std::vector<int> columns = nearest_positions(picture.width, to.width);
  const std::vector<int> rows = nearest_positions(picture.height, to.height);
  Pixels result{to.width, to.height, {}, {}};
  result.rgb.reserve(area_of(to) * 3);
  result.alpha.reserve(picture.alpha.empty() ? 0 : area_of(to));
  for (const int y : rows) {
    const std::size_t row = static_cast<std::size_t>(y) * picture.width;
    for (const int x : columns) {
      const std::uint8_t* pixel = &picture.rgb[(row + x) * 3];
      result.rgb.insert(result.rgb.end(), pixel, pixel + 3);
      if (!picture.alpha.empty()) result.alpha.push_back(picture.alpha[row + x]);
    }
  }
  return result;
}

// OpenCV reads through non-const pointers only.
cv::Mat view(const std::vector<std::uint8_t>& bytes, Size size, int type) {
  return {size.height, size.width, type, const_cast<std::uint8_t*>(bytes.data())};
}

Pixels opencv_opaque(const Pixels& picture, Size to, int interpolation) {
  Pixels result{to.width, to.height, std::vector<std::uint8_t>(area_of(to) * 3), {}};
  cv::Mat resized = view(result.rgb, to, CV_8UC3);
  cv::resize(view(picture.rgb, picture.size(), CV_8UC3), resized, {to.width, to.height}, 0, 0,
             interpolation);
  return result;
}

// In floating point, since 8 bits of a colour times a small alpha would not come back. 16 bytes
// per pixel: large images are shrunk by shrink_with_alpha instead.
Pixels opencv_with_alpha(const Pixels& picture, Size to, int interpolation) {
  cv::Mat weighted(picture.height, picture.width, CV_32FC4);
  for (std::size_t i = 0; i < picture.alpha.size(); ++i) {
    const float alpha = picture.alpha[i];
    const std::uint8_t* pixel = &picture.rgb[i * 3];
    reinterpret_cast<cv::Vec4f*>(weighted.data)[i] = {pixel[0] * alpha, pixel[1] * alpha,
                                                      pixel[2] * alpha, alpha};
  }
  cv::Mat resized;
  cv::resize(weighted, resized, {to.width, to.height}, 0, 0, interpolation);
  std::vector<std::uint8_t> rgba(area_of(to) * 4);
  for (std::size_t i = 0; i < area_of(to); ++i) {
    const auto& pixel = reinterpret_cast<const cv::Vec4f*>(resized.data)[i];
    for (int c = 0; c < 3 && pixel[3] > 0; ++c) {
      rgba[i * 4 + c] = cv::saturate_cast<std::uint8_t>(pixel[c] / pixel[3]);
    }
    rgba[i * 4 + 3] = cv::saturate_cast<std::uint8_t>(pixel[3]);
  }
  return pixels_of_rgba(rgba, to);
}

Pixels opencv_resize(const Pixels& picture, Size to, int interpolation) {
  const bool shrinks = to.width <= picture.width && to.height <= picture.height;
  if (interpolation == cv::INTER_AREA && shrinks && !picture.alpha.empty()) {
    return shrink_with_alpha(picture, to);
  }
  return opencv_call([&] {
    return picture.alpha.empty() ? opencv_opaque(picture, to, interpolation)
                                 : opencv_with_alpha(picture, to, interpolation);
  });
}

}  // namespace

Pixels resize(const Pixels& picture, Size to, Filter filter) {
  assert(picture.width > 0 && picture.height > 0 && to.width > 0 && to.height > 0);
  if (to == picture.size()) return picture;
  if (const PillowKernel* kernel = pillow_kernel(filter)) {
    return pillow_resample(picture, {0, 0, picture.size()}, to, {0, 0, to}, *kernel);
  }
  switch (filter) {
    case Filter::pillow_bilinear:
    case Filter::pillow_bicubic:
      break;
    case Filter::pillow_nearest:
      return pillow_nearest(picture, to);
    case Filter::opencv_bilinear:
      return opencv_resize(picture, to, cv::INTER_LINEAR);
    case Filter::area:
      return opencv_resize(picture, to, cv::INTER_AREA);
  }
  return picture;
}

Pixels crop_and_resize(const Pixels& picture, int x, int y, Size size, Size to, Filter filter) {
  const PillowKernel* kernel = pillow_kernel(filter);
  if (kernel == nullptr || to == size) return resize(crop(picture, x, y, size), to, filter);
  return pillow_resample(picture, {x, y, size}, to, {0, 0, to}, *kernel);
}

Pixels resize_and_crop(const Pixels& picture, Size to, int x, int y, Size size, Filter filter) {
  const PillowKernel* kernel = pillow_kernel(filter);
  if (kernel == nullptr || to == picture.size()) {
    if (area_of(to) > kMostPixels) throw std::bad_alloc();
    return crop(resize(picture, to, filter), x, y, size);
  }
  return pillow_resample(picture, {0, 0, picture.size()}, to, {x, y, size}, *kernel);
}

Size fitted(Size size, int longest_side) {
  const int longest = std::max(size.width, size.height);
  if (longest <= longest_side) return size;
  const double scale = static_cast<double>(longest_side) / longest;
  const auto side = [&](int length) {
    return std::max(1, static_cast<int>(std::lround(length * scale)));
  };
  return {side(size.width), side(size.height)};
}

Pixels crop(const Pixels& picture, int x, int y, Size size) {
  assert(x >= 0 && y >= 0 && size.width > 0 && size.height > 0);
  assert(x + size.width <= picture.width && y + size.height <= picture.height);
  Pixels part{size.width, size.height, {}, {}};
  part.rgb.reserve(area_of(size) * 3);
  for (int row = y; row < y + size.height; ++row) {
    const std::ptrdiff_t first = static_cast<std::ptrdiff_t>(row) * picture.width + x;
    const auto rgb = picture.rgb.begin() + first * 3;
    part.rgb.insert(part.rgb.end(), rgb, rgb + size.width * 3);
    if (picture.alpha.empty()) continue;
    const auto alpha = picture.alpha.begin() + first;
    part.alpha.insert(part.alpha.end(), alpha, alpha + size.width);
  }
  return part;
}

Pixels on_white(Pixels picture) {
  for (std::size_t i = 0; i < picture.alpha.size(); ++i) {
    const unsigned alpha = picture.alpha[i];
    for (std::size_t c = 0; c < 3; ++c) {
      std::uint8_t& value = picture.rgb[i * 3 + c];
      value = scaled(value, alpha) + scaled(255, 255 - alpha);
    }
  }
  picture.alpha = {};
  return picture;
}

}  // namespace imagelift::image
