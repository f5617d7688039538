#pragma once

#include <string>
#include <vector>

#include "report/data/report_data.h"

namespace imagelift::report {

/// What to know of the data before the answer is read.
struct HealthLine {
  std::string text;     ///< a short sentence without a full stop; hostile
  bool is_bad = false;  ///< the answer is worth little before it is mended
};

/// How many images and photos, what of the metrics matched, both overall CTRs (rule S28), what an
/// image counts for (S19), which factors are held fixed and which not (S22), and outliers.
/// report/src/findings/health.ts says the same.
std::vector<HealthLine> health_of(const ReportData& data);

/// Below this share of names in the metrics that match an image something is wrong with the names.
inline constexpr double kLeastMatched = 0.1;

/// An image whose CTR is so many times the median one is an outlier.
inline constexpr double kOutlierTimes = 10;

}  // namespace imagelift::report
