#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "report/data/report_data.h"
#include "stats/sample_size.h"

namespace imagelift::report {

/// What to try next: pairs of the same picture, with and without a feature, or in one level of a
/// factor (a template, a banner) and in another (rule S26).
struct TestNext {
  std::optional<std::size_t> feature;  ///< of Analysis::features
  std::optional<std::size_t> level;    ///< of Analysis::levels; one of both is there
  double difference = 0;               ///< the smallest that matters: a tenth of the overall CTR
  stats::PairedPlan plan;              ///< that shows it in 4 of 5 tests
  double images_in_all = 0;            ///< different ones, like those here, for certainty among all
                                       ///< features; may be NaN
};

/// The first level that is named, else the first named feature with absence, since both are
/// associations so far; else the most tempting false lead, the first that is warned of, and the
/// first undecided one in the order of stats::ranking. Empty where nothing was tested, and where
/// the data have no spread.
std::optional<TestNext> test_next(const ReportData& data);

/// "Next test: 35 pairs of the same picture, with and without ..." in a few sentences.
std::string test_next_text(const ReportData& data, const TestNext& next);

/// What it would take to be certain, for findings that name nothing.
std::string what_would_change_text(const ReportData& data, const TestNext& next);

}  // namespace imagelift::report
