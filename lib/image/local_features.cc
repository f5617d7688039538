#include "image/local_features.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <opencv2/calib3d.hpp>
#include <opencv2/core.hpp>
#include <opencv2/features2d.hpp>
#include <opencv2/imgproc.hpp>

#include "image/opencv_call.h"
#include "image/resize.h"

namespace imagelift::image {
namespace {

constexpr int kMostFeatures = 500;
constexpr double kRatio = 0.8;        // nearest by second distance
constexpr double kTolerance = 3;      // pixels, of an inlier
constexpr double kConfidence = 0.99;  // that RANSAC has met a sample without outliers
constexpr std::size_t kIterations = 2000;

cv::Mat doubled_grey(const Pixels& picture) {
  Pixels opaque = on_white(picture);
  const cv::Mat colour(opaque.height, opaque.width, CV_8UC3, opaque.rgb.data());
  cv::Mat grey, doubled;
  cv::cvtColor(colour, grey, cv::COLOR_RGB2GRAY);
  cv::resize(grey, doubled, {}, 2, 2, cv::INTER_LINEAR);
  return doubled;
}

/// OpenCV only reads through it.
cv::Mat descriptors_of(const LocalFeatures& features) {
  return {static_cast<int>(features.count()), static_cast<int>(LocalFeatures::kBytes), CV_8U,
          const_cast<std::uint8_t*>(features.descriptors.data())};
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
    cv::ORB::create(kMostFeatures)->detectAndCompute(grey, cv::noArray(), corners, descriptors);
    LocalFeatures features;
    features.size = {grey.cols, grey.rows};
    for (const cv::KeyPoint& corner : corners)
      features.places.push_back({corner.pt.x, corner.pt.y});
    if (!descriptors.empty()) {
      features.descriptors.assign(descriptors.datastart, descriptors.dataend);
    }
    return features;
  });
}

std::vector<FeatureMatch> matches(const LocalFeatures& one, const LocalFeatures& other) {
  std::vector<FeatureMatch> found;
  if (one.count() == 0 || other.count() < 2) return found;
  opencv_call([&] {
    cv::Mat distances, nearest;
    cv::batchDistance(descriptors_of(one), descriptors_of(other), distances, CV_32S, nearest,
                      cv::NORM_HAMMING, 2);
    for (int i = 0; i < distances.rows; ++i) {
      const int* distance = distances.ptr<int>(i);
      if (distance[0] >= kRatio * distance[1]) continue;
      found.push_back(
          {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(nearest.at<int>(i, 0))});
    }
  });
  return found;
}

Alignment align(const LocalFeatures& one, const LocalFeatures& other,
                const std::vector<FeatureMatch>& matches) {
  if (matches.size() < 2) return {};
  return opencv_call([&] { return checked(one, other, matches); });
}

}  // namespace imagelift::image
