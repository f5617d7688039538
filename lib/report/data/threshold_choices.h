#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "report/data/report_data.h"

namespace imagelift::report {

/// A least confidence that a reader of the static page can choose.
struct ThresholdChoice {
  std::string_view name;        ///< in ids and classes; a choice of percent has their number
  std::optional<double> least;  ///< for all features with a confidence; empty: each its own
};

inline constexpr std::array<ThresholdChoice, 4> kThresholdChoices = {
    {{"auto", std::nullopt}, {"10", 0.1}, {"50", 0.5}, {"90", 0.9}}};

/// "each model’s own", "10 %"
std::string title_of(const ThresholdChoice& choice);

/// Its values say how sure a model is, so that a least confidence applies.
bool has_confidence(const stats::FeatureColumn& feature);

/// The analysis with this least confidence, without factors; the run's own where there is none.
stats::Analysis analysis_at(const ReportData& data, const ThresholdChoice& choice);

/// Classes of a point, led by a space: `own` or `low` (only a lower choice shows it), and the
/// greatest choice that it reaches (`c0`, `c10`, `c50`, `c90`); empty for features without a
/// confidence.
std::string point_class(const stats::FeatureColumn& feature, double threshold, double value);

}  // namespace imagelift::report
