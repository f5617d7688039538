#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/feature.h"
#include "stats/adjusted.h"
#include "stats/difference.h"
#include "stats/feature_table.h"
#include "stats/interval.h"
#include "stats/pooled.h"
#include "stats/presence.h"
#include "stats/side.h"
#include "stats/spearman.h"

namespace imagelift::stats {

/// Which CTR of a group the tests are about.
enum class GroupCtr { unweighted, pooled };

/// The reader's choices; none of them looks at a click, so the family is fixed by them (rule S6).
struct AnalysisOptions {
  Thresholds thresholds;
  std::size_t least_units = 5;  ///< on each side; at least 2
  double least_prevalence = 0;  ///< share of units that must have a feature
  double most_prevalence = 1;   ///< share of units that may have it
  GroupCtr group_ctr = GroupCtr::unweighted;
  double false_discovery_rate = 0.05;
};

/// Whether a feature takes part in the family, or why not.
enum class Eligibility {
  tested,
  too_few_with,          ///< "not enough data": fewer units with it than least_units
  too_few_without,       ///< likewise without
  too_rare,              ///< below least_prevalence
  too_common,            ///< above most_prevalence
  one_image_carries_it,  ///< pooled, and the effective number of a side is below 3
};

std::string_view to_string(Eligibility eligibility);

/// One feature against the CTR. Numbers of units, not of rows, throughout.
struct FeatureResult {
  std::size_t column = 0;  ///< of the table
  FeatureId id;
  std::string key;
  Measure measure = Measure::presence;
  double threshold = 0;     ///< of presence; the median for Measure::rank
  Sides sides;              ///< n, unweighted mean CTR
  std::size_t missing = 0;  ///< units that are on neither side
  Estimate impact;          ///< moderated (S4)
  std::optional<PooledSide> pooled_with, pooled_without;  ///< where impressions are known
  Estimate pooled;
  Lift lift;
  Correlation rank;  ///< for Measure::rank and Measure::both

  Eligibility eligibility = Eligibility::tested;
  std::size_t hypothesis = 0;  ///< features with equal presence share one; only if tested
  double p = kUndefined;       ///< of what is tested: impact, pooled, or rank for Measure::rank
  double q = kUndefined;
  Interval interval;            ///< of what is tested, at the family's level (S6)
  Interval interval_95;         ///< of what is tested, for this feature alone
  Interval impact_interval;     ///< of `impact` or `pooled`, at the family's level: the bar
  bool signs_disagree = false;  ///< pooled and unweighted differ in sign: marked by neither (S5)
  bool marked = false;          ///< q <= rate and the signs agree
  double shrunk = kUndefined;   ///< for ranking only (S10)
  std::vector<AdjustedDifference> adjusted;  ///< one per entry of Analysis::factors, if tested
};

/// All features of a table against its outcomes.
struct Analysis {
  GroupCtr group_ctr = GroupCtr::unweighted;  ///< as the options said
  std::size_t least_units = 5;                ///< likewise
  std::size_t rows = 0;                       ///< with a CTR
  std::size_t units = 0;
  double mean_ctr = kUndefined;
  double pooled_ctr = kUndefined;                ///< where impressions are known
  std::vector<FeatureResult> features;           ///< in the table's order
  std::size_t hypotheses = 0;                    ///< m, "intervals adjusted for m features"
  std::size_t rejected = 0;                      ///< R
  double alpha = 0.05;                           ///< family intervals have level 1 - alpha
  double between_variance = 0;                   ///< tau^2; 0: nothing stands out from noise
  std::vector<std::string> factors;              ///< offered ones
  std::vector<std::string> factors_not_offered;  ///< those that name images
};

/// The whole first report in one call: rules S2-S8, S10, S13. Pure; any thread. Expects columns
/// with ascending rows and spans of equal length; 5,000 images by 1,300 features at 5 % density
/// take some 50 ms.
Analysis analyse(const FeatureTable& table, const Outcomes& outcomes,
                 const AnalysisOptions& options = {});

}  // namespace imagelift::stats
