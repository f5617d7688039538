#pragma once

#include <cstddef>
#include <optional>

namespace imagelift::report {

struct ReportData;

/// What the whole analysis rests on, so that no reader needs to guess.
struct Trust {
  std::size_t images = 0;  ///< analysed, at least in part
  std::size_t images_with_ctr = 0;
  std::size_t images_failed = 0;      ///< not usable at all
  std::size_t clusters = 0;           ///< distinct pictures among those with a CTR
  std::optional<double> impressions;  ///< sums; empty where the metrics only say CTRs
  std::optional<double> clicks;
  std::optional<double> mean_ctr;  ///< unweighted over clusters; empty without any CTR
  std::size_t features = 0;
  std::size_t hypotheses = 0;    ///< features tested at once; equal presence counts once
  std::size_t rejected = 0;      ///< of these, those with q <= 0.05
  std::size_t marked = 0;        ///< that stand out: stats::count_marked
  double interval_level = 0;     ///< of the intervals that match q, e.g. 0.987
  std::size_t least_images = 0;  ///< on each side; below it nothing is said
};

Trust trust_of(const ReportData& data);

}  // namespace imagelift::report
