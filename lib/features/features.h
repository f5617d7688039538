#pragma once

#include <cstddef>
#include <vector>

#include "core/feature.h"
#include "core/image_analysis.h"

namespace imagelift::features {

/// What is enough to become a feature. Part of the contract of features.json, not of a run's
/// settings: analyses keep more, down to these models' own thresholds. The store keeps the values
/// with the results that they come from, so they are part of those results' key (built_in.h).
inline constexpr std::size_t kMostLabels = 5;
inline constexpr float kLeastLabel = 0.01f;          ///< probability
inline constexpr float kLeastCountedObject = 0.25f;  ///< confidence from which an object is counted
inline constexpr float kLeastCountedFace = 0.9f;     ///< confidence from which a face is counted

/// Grows with any other change of what feature_values() gives; recorded_results_tests.cc fails
/// until it does.
inline constexpr int kValuesRevision = 2;

/// The features of one image, sorted by id, none of them 0 and all of them finite:
/// the colours' shares; of the labels the best five of at least 1 %; of each object the highest
/// confidence, and how many were found with at least 0.25; the highest confidence of a face, and
/// how many were found with at least 0.9; the mean of the aesthetic score; the three measures of
/// quality. Tasks that were not run leave no features; that they are missing rather than
/// absent stands in the analysis.
std::vector<FeatureValue> feature_values(const ImageAnalysis& analysis);

}  // namespace imagelift::features
