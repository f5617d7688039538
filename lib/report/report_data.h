#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/failure.h"
#include "core/feature.h"
#include "core/geometry.h"
#include "core/image_analysis.h"

namespace imagelift::report {

/// What was run, when, and with what.
struct RunFacts {
  std::string uid;
  std::string business;
  std::string image_source;
  std::string started_at;   ///< ISO 8601, UTC
  std::string finished_at;  ///< likewise; empty while the run is not finished
  std::string version;      ///< of imagelift
  std::vector<ModelIdentity> models;
  bool simulated_clicks = false;  ///< the clicks are made up, and every view says so
  std::string clicks_from;        ///< first date of the metrics (ISO 8601); empty: undated
  std::string clicks_until;       ///< last date, inclusive; empty: undated
};

/// Clicks of one image, summed over its rows of metrics.
struct Counts {
  double clicks = 0;
  double impressions = 0;  ///< above 0

  friend bool operator==(const Counts&, const Counts&) = default;
};

/// One image of the run that was analysed, at least in part.
struct ReportImage {
  std::string name;              ///< as in features.json; hostile
  std::string path;              ///< below the source's root; hostile
  std::string sha256;            ///< of the bytes; equal for the same picture under two names
  Size size;                     ///< upright, in pixels; 0 x 0 where features were imported
  std::optional<double> ctr;     ///< 0..1; empty without metrics or with 0 impressions
  std::optional<Counts> counts;  ///< empty where the metrics only say the CTR
  std::vector<Task> missing;     ///< tasks without a result: their features are unknown here
  std::optional<Thumbnail> thumbnail;
};

/// One image that could not be used, or one task that has no result for it.
struct ReportFailure {
  std::string name;
  std::string path;
  Failure failure;
  std::optional<Task> task;  ///< empty: the whole image
};

/// An interval of a difference of CTRs, both ends as fractions (0.01 = one point of CTR).
struct Interval {
  double low = 0;
  double high = 0;

  friend bool operator==(const Interval&, const Interval&) = default;
};

/// How the images with a feature differ from those without it. Clusters of byte-identical images
/// count once in every number. NaN or empty: there is not enough to say.
struct Difference {
  std::size_t with = 0;              ///< clusters with the feature and a CTR
  std::size_t without = 0;           ///< clusters without it and with a CTR
  double ctr_with = 0;               ///< unweighted mean, 0..1; NaN where `with` is 0
  double ctr_without = 0;            ///< likewise
  std::optional<double> difference;  ///< ctr_with - ctr_without; empty: not enough data
  std::optional<double> lift;        ///< ctr_with / ctr_without - 1; empty: "-"
  std::optional<Interval> adjusted;  ///< at the level that matches q (statistics rule S6)
  std::optional<Interval> plain;     ///< Welch, 95 %, for this feature alone
  double p = 0;                      ///< moderated Welch; NaN: not tested
  double q = 0;                      ///< Benjamini-Hochberg over the family; NaN: not tested
  double rank = 0;                   ///< shrunk effect: orders lists, is never shown
  bool marked = false;               ///< `adjusted` excludes 0, which equals q <= 0.05
  std::string verdict;               ///< one sentence with both counts
};

/// One feature of the run: above zero in at least one image.
struct ReportFeature {
  FeatureId id;
  std::string key;          ///< as in features.json
  double threshold = 0;     ///< present: value >= threshold and > 0
  bool continuous = false;  ///< no presence (aesthetic, brightness): split at the run's median
  std::vector<std::uint32_t> images;  ///< positions in ReportData::images, ascending
  std::vector<double> values;         ///< one per entry of `images`; finite, not 0
  Difference statistics;
};

/// What the whole analysis rests on, so that no reader needs to guess.
struct Trust {
  std::size_t images = 0;  ///< analysed, at least in part
  std::size_t images_with_ctr = 0;
  std::size_t images_failed = 0;      ///< not usable at all
  std::size_t clusters = 0;           ///< distinct pictures among those with a CTR
  std::optional<double> impressions;  ///< sums; empty where metrics only say CTRs
  std::optional<double> clicks;
  std::optional<double> mean_ctr;  ///< unweighted over clusters; empty without any CTR
  std::size_t features = 0;
  std::size_t family = 0;          ///< features tested at once
  std::size_t marked = 0;          ///< of these, those whose interval excludes 0
  double interval_level = 0.95;    ///< of Difference::adjusted
  std::size_t minimum_images = 5;  ///< clusters a side below which nothing is said
};

/// The answer to the run's question, in the order in which to read it.
struct Answer {
  std::string headline;             ///< one sentence
  std::vector<std::size_t> higher;  ///< features with more clicks, at most 3
  std::vector<std::size_t> lower;   ///< features with fewer clicks, at most 3
  std::string caution;              ///< what would change the answer; may be empty
};

/// Whether the run passes, as Jenkins shows it.
struct Gate {
  bool broken = false;
  std::string reason;  ///< one sentence; empty while it is not broken
};

/// Everything a report shows: a plain value, made once per run (build_report_data.h), from which
/// every file of the report folder and summary.json are pure functions.
struct ReportData {
  RunFacts run;
  Trust trust;
  Answer answer;
  Gate gate;
  std::vector<ReportImage> images;      ///< in order of position
  std::vector<ReportFeature> features;  ///< sorted by kind and name
  std::vector<ReportFailure> failures;
  std::vector<std::string> images_without_metrics;  ///< names
  std::vector<std::string> metrics_without_images;  ///< keys as they stand in the metrics
  std::string interactive_hint;  ///< where the interactive view is; empty: the general sentence
};

}  // namespace imagelift::report
