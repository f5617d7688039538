#include "image/perceptual_hash.h"

#include <algorithm>
#include <array>
#include <bit>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "image/opencv_call.h"
#include "image/resize.h"

namespace imagelift::image {
namespace {

constexpr int kSide = 32;
constexpr int kFrequencies = 8;

using Coefficients = std::array<float, kFrequencies * kFrequencies>;

Coefficients lowest_frequencies(const Pixels& picture) {
  Pixels small = resize(on_white(picture), {kSide, kSide}, Filter::area);
  return opencv_call([&] {
    const cv::Mat colour(kSide, kSide, CV_8UC3, small.rgb.data());
    cv::Mat grey, real, transformed;
    cv::cvtColor(colour, grey, cv::COLOR_RGB2GRAY);
    grey.convertTo(real, CV_32F);
    cv::dct(real, transformed);
    Coefficients lowest{};
    std::size_t i = 0;
    for (int y = 0; y < kFrequencies; ++y) {
      for (int x = 0; x < kFrequencies; ++x) lowest[i++] = transformed.at<float>(y, x);
    }
    return lowest;
  });
}

/// The mean brightness, which comes first, says nothing and counts as its own sign only.
std::uint64_t bits_of(const Coefficients& lowest) {
  Coefficients sorted = lowest;
  const auto middle = sorted.begin() + sorted.size() / 2;
  std::nth_element(sorted.begin(), middle, sorted.end());
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < lowest.size(); ++i) {
    if (lowest[i] > *middle) bits |= std::uint64_t{1} << i;
  }
  return bits;
}

/// A mirror turns the sign of every odd horizontal frequency.
Coefficients mirrored(Coefficients lowest) {
  for (std::size_t i = 1; i < lowest.size(); i += 2) lowest[i] = -lowest[i];
  return lowest;
}

}  // namespace

PerceptualHash perceptual_hash(const Pixels& picture) {
  const Coefficients lowest = lowest_frequencies(picture);
  return {bits_of(lowest), bits_of(mirrored(lowest))};
}

int distance(const PerceptualHash& one, const PerceptualHash& other) {
  return std::min(std::popcount(one.bits ^ other.bits), std::popcount(one.bits ^ other.mirrored));
}

}  // namespace imagelift::image
