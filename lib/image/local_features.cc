#include "image/local_features.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>
#include <opencv2/calib3d.hpp>
#include <opencv2/core.hpp>
#include <opencv2/features2d.hpp>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "image/opencv_call.h"
#include "image/resize.h"
#include "image/vectorised.h"

namespace imagelift::image {
namespace {

constexpr int kMostFeatures = 1000;
constexpr int kEdge = 15;         // pixels of the border without corners: half a descriptor's patch
constexpr int kBrighter = 7;      // grey levels by which a corner stands out; photos are soft
constexpr double kRatio = 0.8;    // nearest by second distance
constexpr double kTolerance = 3;  // pixels, of an inlier
constexpr double kConfidence = 0.99;      // that RANSAC has met a sample without outliers
constexpr std::size_t kIterations = 500;  // meet a tenth of inliers with that confidence
constexpr float kMostTurn = 30;           // degrees

cv::Mat doubled_grey(const Pixels& picture) {
  Pixels opaque = on_white(picture);
  const cv::Mat colour(opaque.height, opaque.width, CV_8UC3, opaque.rgb.data());
  cv::Mat grey, doubled;
  cv::cvtColor(colour, grey, cv::COLOR_RGB2GRAY);
  cv::resize(grey, doubled, {}, 2, 2, cv::INTER_LINEAR);
  return doubled;
}

LocalFeatures by_turn(Size size, std::vector<cv::KeyPoint>& corners, const cv::Mat& descriptors) {
  constexpr std::size_t kBytes = LocalFeatures::kWords * sizeof(std::uint64_t);
  std::vector<int> order(corners.size());
  std::iota(order.begin(), order.end(), 0);
  const auto turn = [&](int i) { return corners[static_cast<std::size_t>(i)].angle; };
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return turn(a) < turn(b); });
  LocalFeatures features;
  features.size = size;
  features.descriptors.resize(corners.size() * LocalFeatures::kWords);
  std::uint64_t* next = features.descriptors.data();
  for (const int i : order) {
    const cv::Point2f place = corners[static_cast<std::size_t>(i)].pt;
    features.turns.push_back(turn(i));
    features.places.push_back({place.x, place.y});
    std::memcpy(next, descriptors.ptr(i), kBytes);
    next += LocalFeatures::kWords;
  }
  return features;
}

struct Nearest {
  int distance = 1000, second = 1000;  // bits of 256
  std::uint32_t feature = 0;
};

/// Offers the features [first, last).
IMAGELIFT_VECTORISED
void look(Nearest& nearest, const std::uint64_t* wanted, const std::uint64_t* descriptors,
          std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i) {
    const std::uint64_t* here = descriptors + i * LocalFeatures::kWords;
    int distance = 0;
    for (std::size_t w = 0; w < LocalFeatures::kWords; ++w) {
      distance += std::popcount(wanted[w] ^ here[w]);
    }
    if (distance < nearest.distance) {
      nearest = {distance, nearest.distance, i};
    } else {
      nearest.second = std::min(nearest.second, distance);
    }
  }
}

using Range = std::pair<std::uint32_t, std::uint32_t>;

/// The features that point the same way: one range, or two on both sides of 0 degrees.
std::array<Range, 2> turned_alike(const std::vector<float>& turns, float turn) {
  const auto at = [&](float degrees) {
    return static_cast<std::uint32_t>(std::lower_bound(turns.begin(), turns.end(), degrees) -
                                      turns.begin());
  };
  const auto end = static_cast<std::uint32_t>(turns.size());
  const float from = turn - kMostTurn, to = turn + kMostTurn;
  if (from < 0) return {Range{0, at(to)}, Range{at(from + 360), end}};
  if (to > 360) return {Range{0, at(to - 360)}, Range{at(from), end}};
  return {Range{at(from), at(to)}, Range{}};
}

double hull_share(const std::vector<cv::Point2f>& points, Size size) {
  std::vector<cv::Point2f> hull;
  cv::convexHull(points, hull);
  return cv::contourArea(hull) / (static_cast<double>(size.width) * size.height);
}

Alignment checked(const LocalFeatures& one, const LocalFeatures& other,
                  const std::vector<FeatureMatch>& matches) {
  std::vector<cv::Point2f> from, to;
  for (const FeatureMatch& match : matches) {
    from.emplace_back(one.places[match.one].x, one.places[match.one].y);
    to.emplace_back(other.places[match.other].x, other.places[match.other].y);
  }
  std::vector<std::uint8_t> is_inlier;
  // Its random numbers start from the same seed in every call.
  const cv::Mat similarity = cv::estimateAffinePartial2D(from, to, is_inlier, cv::RANSAC,
                                                         kTolerance, kIterations, kConfidence);
  Alignment alignment;
  if (similarity.empty()) return alignment;
  std::vector<cv::Point2f> inside_one, inside_other;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (is_inlier[i] == 0) continue;
    alignment.inliers.push_back(matches[i]);
    inside_one.push_back(from[i]);
    inside_other.push_back(to[i]);
  }
  if (alignment.inliers.empty()) return alignment;
  alignment.cover =
      std::min(hull_share(inside_one, one.size), hull_share(inside_other, other.size));
  return alignment;
}

}  // namespace

LocalFeatures local_features(const Pixels& picture) {
  return opencv_call([&] {
    const cv::Mat grey = doubled_grey(picture);
    std::vector<cv::KeyPoint> corners;
    cv::Mat descriptors;
    const auto orb =
        cv::ORB::create(kMostFeatures, 1.2f, 8, kEdge, 0, 2, cv::ORB::HARRIS_SCORE, 31, kBrighter);
    orb->detectAndCompute(grey, cv::noArray(), corners, descriptors);
    return by_turn({grey.cols, grey.rows}, corners, descriptors);
  });
}

std::vector<FeatureMatch> matches(const LocalFeatures& one, const LocalFeatures& other) {
  std::vector<FeatureMatch> found;
  for (std::uint32_t i = 0; i < one.count(); ++i) {
    Nearest nearest;
    for (const auto& [first, last] : turned_alike(other.turns, one.turns[i])) {
      look(nearest, one.descriptor(i), other.descriptors.data(), first, last);
    }
    if (nearest.distance < kRatio * nearest.second) found.push_back({i, nearest.feature});
  }
  return found;
}

Alignment align(const LocalFeatures& one, const LocalFeatures& other,
                const std::vector<FeatureMatch>& matches) {
  if (matches.size() < 2) return {};
  return opencv_call([&] { return checked(one, other, matches); });
}

}  // namespace imagelift::image
