#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "report/data/report_data.h"

namespace imagelift::report {

/// What to try next: the same pictures with a feature and without it.
struct TestNext {
  std::size_t feature = 0;
  std::string factor;         ///< the factor that is held fixed, such as the template; may be empty
  std::string level;          ///< of that factor, for both images of a pair
  double difference = 0;      ///< the smallest that matters: a tenth of the mean CTR
  double images_of_each = 0;  ///< with it, and as many without, that show it (rule S14)
  double images_in_all = 0;   ///< like those here, for certainty among all features; may be NaN
  bool impressions_help = false;  ///< most of the variance is that of few impressions
};

/// The first feature with absence that a factor casts doubt on, else the first that is undecided,
/// else the first that is named, each in the order of stats::ranking; in the level of a factor
/// that has most images without it, to which it can be added. Numbers by
/// stats::required_sample_size: one planned test of equal sides at 95 %, and the present sides at
/// the family's level. Empty where nothing was tested.
std::optional<TestNext> test_next(const ReportData& data);

/// "Test next: ..." in one sentence.
std::string test_next_text(const ReportData& data, const TestNext& next);

/// What it would take to be certain, for findings that name nothing.
std::string what_would_change_text(const ReportData& data, const TestNext& next);

}  // namespace imagelift::report
