#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/factor_origin.h"
#include "core/failure.h"
#include "core/geometry.h"
#include "core/image_analysis.h"
#include "core/rate.h"
#include "families/groups.h"
#include "metrics/image_measures.h"
#include "report/data/details.h"
#include "report/data/run_facts.h"
#include "report/history/history.h"
#include "stats/analysis.h"
#include "stats/feature_table.h"
#include "stats/findings.h"

namespace imagelift::report {

/// One image of the run that was analysed, at least in part.
struct ReportImage {
  std::string name;           ///< as in features.json; hostile
  std::string path;           ///< below the source's root; hostile
  std::string sha256;         ///< of the bytes; equal for the same picture under two names
  Size size;                  ///< upright, in pixels; 0 x 0 where features were imported
  std::optional<double> ctr;  ///< 0..1; empty without metrics or with 0 impressions
  /// Clicks over impressions (above 0), summed over its rows of metrics; empty where the metrics
  /// only say the CTR.
  std::optional<Rate> counts;
  std::vector<std::optional<double>> measures = {};  ///< in the order of ReportData::measures
  std::vector<std::optional<metrics::Quotient>> derived = {};  ///< likewise of derived_measures
  std::vector<Task> missing;  ///< tasks without a result: their features are unknown here
  std::optional<Thumbnail> thumbnail;
  std::uint32_t family = 0;  ///< 0..ReportData::families.count - 1; equal: one photo (rule S20)
};

/// Clicks by image and day, as far as the metrics tell them apart: one entry per row of a file with
/// counts that belongs to an image. Columns of equal length.
struct ClickRows {
  static constexpr std::uint32_t kNoDate = 0xffffffff;

  std::vector<std::uint32_t> image;  ///< ascending
  std::vector<std::uint32_t> date;   ///< index into `dates`, or kNoDate
  std::vector<std::string> dates;    ///< ISO 8601, ascending
  std::vector<double> clicks;
  std::vector<double> impressions;

  std::size_t size() const { return image.size(); }
};

/// The creative families of the images and what they rest on.
struct ReportFamilies {
  std::size_t count = 0;
  std::vector<families::Link> joined;  ///< by image; each made one family of two
  bool is_compared = false;            ///< the pictures themselves were compared
  std::size_t without_embedding = 0;   ///< contents whose candidates a hash of thumbnails chose
  std::size_t without_picture = 0;     ///< images of which only their name and features are known
};

/// Something that groups the images, such as their template (rule S8).
struct ReportFactor {
  std::string name;
  FactorOrigin from = FactorOrigin::metrics;
  bool offered = true;                  ///< false: it names images, and adjusts nothing
  std::vector<std::string> levels;      ///< sorted
  std::vector<std::uint32_t> of_image;  ///< into `levels`; stats::Factor::kNoLevel: none or several
  /// By ClickRows; empty unless some image has rows in several levels, such as campaigns.
  std::vector<std::uint32_t> of_row;
  bool same = false;  ///< its levels are families: never offered (rule S20)
};

/// A feature of kind `group`: what it is made of.
struct RollUp {
  enum class Combine { sum, max };

  std::size_t column = 0;  ///< of the table
  Combine combine = Combine::sum;
  std::vector<std::size_t> members;  ///< columns of the table, two or more
  std::vector<double> least;         ///< by member: values below it do not count
};

/// One image that could not be used, or one task that has no result for it.
struct ReportFailure {
  std::string name;
  std::string path;
  Failure failure;
  std::optional<Task> task;  ///< empty: the whole image
};

/// Whether the run passes, as Jenkins shows it.
struct Gate {
  bool broken = false;
  std::string reason;  ///< one sentence; empty while it is not broken
};

/// A run of the store that the reader can switch to.
struct RunLink {
  std::string folder;  ///< of its document, below the report folder; empty: the report's own run
  std::string uid;
  std::string business;
  std::string image_source;
  std::string started_at;  ///< ISO 8601, UTC
  std::size_t images = 0;  ///< also failed ones
};

/// Everything a report shows: a plain value, made once per run (build_report_data.h), from which
/// every file of the report folder and summary.json are pure functions.
struct ReportData {
  RunFacts run;
  Gate gate;
  std::vector<ReportImage> images;  ///< in order of position: the rows of `table`
  ReportFamilies families;
  ClickRows click_rows;
  std::vector<ReportFactor> factors;
  std::vector<metrics::MetricMeasure> measures;  ///< of the metrics; in no statistic
  std::vector<metrics::DerivedMeasure> derived_measures;
  stats::FeatureTable table;              ///< columns sorted by kind and name
  std::vector<RollUp> roll_ups;           ///< ascending by column
  std::vector<FeatureKind> ranked_kinds;  ///< whose confidences are no probabilities
  stats::AnalysisOptions options;         ///< what `analysis` was made with
  stats::Analysis analysis;               ///< `features` in the order of the table's columns
  stats::Findings findings;
  std::optional<Details> details;  ///< empty: not asked for
  std::optional<History> history;  ///< likewise
  std::vector<RunLink> runs;       ///< newest first, the own one among them
  std::size_t runs_left_out = 0;   ///< complete runs of the store that had no place, or are unread
  std::vector<UnreadRun> unread_runs;
  std::vector<ReportFailure> failures;
  std::vector<std::string> images_without_metrics;      ///< names
  std::vector<std::string> images_without_impressions;  ///< names: rows, but nothing was shown
  std::vector<std::string> metrics_without_images;      ///< as they stand in the metrics
  std::string interactive_hint;  ///< where the interactive view is; empty: the general sentences
};

}  // namespace imagelift::report
