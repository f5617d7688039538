#include "image/local_features.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <map>
#include <numeric>
#include <opencv2/calib3d.hpp>
#include <opencv2/core.hpp>
#include <opencv2/features2d.hpp>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <utility>

#include "image/opencv_call.h"
#include "image/resize.h"
#include "image/vectorised.h"

namespace imagelift::image {
namespace {

constexpr int kMostCorners = 3000;
constexpr std::size_t kMostFeatures = 1000;
constexpr int kEdge = 15;         // pixels of the border without corners: half a descriptor's patch
constexpr int kBrighter = 7;      // grey levels by which a corner stands out; photos are soft
constexpr double kRatio = 0.8;    // nearest by second distance
constexpr double kTolerance = 3;  // pixels, of an inlier
constexpr double kConfidence = 0.99;      // that RANSAC has met a sample without outliers
constexpr std::size_t kIterations = 200;  // meet a seventh of inliers with that confidence
constexpr float kMostTurn = 30;           // degrees

/// OpenCV only reads through it.
cv::Mat matrix_of(const Grey& picture) {
  return {picture.size.height, picture.size.width, CV_8U,
          const_cast<std::uint8_t*>(picture.values.data())};
}

/// The strongest of each part of the picture: the letters of a text laid over it have stronger
/// corners than any photo, and would leave none to it.
std::vector<cv::KeyPoint> spread(std::vector<cv::KeyPoint> corners) {
  constexpr int kPart = 32;  // pixels, of a side
  constexpr int kMostInPart = 13;
  std::stable_sort(
      corners.begin(), corners.end(),
      [](const cv::KeyPoint& a, const cv::KeyPoint& b) { return a.response > b.response; });
  std::map<std::pair<int, int>, int> taken;
  std::vector<cv::KeyPoint> kept;
  for (const cv::KeyPoint& corner : corners) {
    if (kept.size() == kMostFeatures) break;
    int& in_part =
        taken[{static_cast<int>(corner.pt.x) / kPart, static_cast<int>(corner.pt.y) / kPart}];
    if (++in_part <= kMostInPart) kept.push_back(corner);
  }
  return kept;
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

constexpr int kBlock = 12;      // pixels, of a side
constexpr double kTexture = 4;  // grey levels, the standard deviation of a block with texture
constexpr double kCorrelation = 0.6;

/// Whether two blocks go up and down alike; empty where neither does.
std::optional<bool> agree(const cv::Mat& one, const cv::Mat& other) {
  double sum = 0, sum_other = 0, squares = 0, squares_other = 0, products = 0;
  for (int y = 0; y < kBlock; ++y) {
    const std::uint8_t* left = one.ptr(y);
    const std::uint8_t* right = other.ptr(y);
    for (int x = 0; x < kBlock; ++x) {
      sum += left[x];
      sum_other += right[x];
      squares += left[x] * left[x];
      squares_other += right[x] * right[x];
      products += left[x] * right[x];
    }
  }
  constexpr double kPixels = kBlock * kBlock;
  const double variance = squares / kPixels - sum * sum / (kPixels * kPixels);
  const double variance_other =
      squares_other / kPixels - sum_other * sum_other / (kPixels * kPixels);
  if (std::max(variance, variance_other) < kTexture * kTexture) return std::nullopt;
  const double covariance = products / kPixels - sum * sum_other / (kPixels * kPixels);
  return covariance > kCorrelation * std::sqrt(variance * variance_other);
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
  alignment.similarity = {similarity.at<double>(0, 0), similarity.at<double>(1, 0),
                          similarity.at<double>(0, 2), similarity.at<double>(1, 2)};
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

Grey grey_of(const Pixels& picture) {
  Pixels opaque = on_white(picture);
  Grey grey{opaque.size(), {}};
  grey.values.resize(opaque.rgb.size() / 3);
  opencv_call([&] {
    const cv::Mat colour(opaque.height, opaque.width, CV_8UC3, opaque.rgb.data());
    cv::Mat target(opaque.height, opaque.width, CV_8U, grey.values.data());
    cv::cvtColor(colour, target, cv::COLOR_RGB2GRAY);
  });
  return grey;
}

LocalFeatures local_features(const Grey& picture) {
  return opencv_call([&] {
    cv::Mat grey;
    cv::resize(matrix_of(picture), grey, {}, 2, 2, cv::INTER_LINEAR);
    std::vector<cv::KeyPoint> corners;
    cv::Mat descriptors;
    const auto orb =
        cv::ORB::create(kMostCorners, 1.2f, 8, kEdge, 0, 2, cv::ORB::HARRIS_SCORE, 31, kBrighter);
    orb->detect(grey, corners);
    corners = spread(std::move(corners));
    orb->compute(grey, corners, descriptors);
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

Agreement agreement(const Grey& one, const Grey& other, const Similarity& similarity) {
  return opencv_call([&] {
    // Features stand in pictures of twice the size.
    const cv::Matx23d to_other(similarity.scale, -similarity.shear, similarity.shift_x / 2,
                               similarity.shear, similarity.scale, similarity.shift_y / 2);
    const cv::Mat here = matrix_of(one), there = matrix_of(other);
    const int flags = cv::INTER_LINEAR | cv::WARP_INVERSE_MAP;
    cv::Mat laid, is_there;
    cv::warpAffine(there, laid, to_other, here.size(), flags);
    cv::warpAffine(cv::Mat(there.size(), CV_8U, cv::Scalar(255)), is_there, to_other, here.size(),
                   flags);
    Agreement found;
    for (int y = 0; y + kBlock <= here.rows; y += kBlock) {
      for (int x = 0; x + kBlock <= here.cols; x += kBlock) {
        const cv::Rect block(x, y, kBlock, kBlock);
        if (cv::countNonZero(is_there(block) == 255) < kBlock * kBlock) continue;
        const auto alike = agree(here(block), laid(block));
        if (!alike) continue;
        ++found.blocks;
        if (*alike) ++found.agreeing;
      }
    }
    return found;
  });
}

}  // namespace imagelift::image
