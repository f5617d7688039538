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
#include "stats/group_ctr.h"
#include "stats/interval.h"
#include "stats/levels.h"
#include "stats/naming.h"
#include "stats/offered.h"
#include "stats/pooled.h"
#include "stats/presence.h"
#include "stats/side.h"
#include "stats/spearman.h"
#include "stats/weights.h"

namespace imagelift::stats {

/// The reader's choices; none of them looks at a click, so the family of hypotheses is fixed by
/// them (rule S6).
struct AnalysisOptions {
  Thresholds thresholds;
  std::size_t least_families = 5;  ///< on each side: families, by Kish's number; at least 2
  double least_prevalence = 0;     ///< share of rows that must have a feature
  double most_prevalence = 1;      ///< share of rows that may have it
  GroupCtr group_ctr = GroupCtr::weighted;
  double false_discovery_rate = 0.05;
};

/// Whether a feature takes part in the family of hypotheses, or why not.
enum class Eligibility {
  tested,
  too_few_with,          ///< "not enough data": K with it below least_families
  too_few_without,       ///< likewise without
  too_rare,              ///< below least_prevalence
  too_common,            ///< above most_prevalence
  one_image_carries_it,  ///< pooled, and the effective number of a side is below 3
};

std::string_view to_string(Eligibility eligibility);

/// One feature against the CTR.
struct FeatureResult {
  std::size_t column = 0;  ///< of the table
  FeatureId id;
  std::string key;
  Measure measure = Measure::presence;
  double threshold = 0;     ///< of presence; the median for Measure::rank
  Sides sides;              ///< by S19's weights; all equal for GroupCtr::unweighted
  std::size_t missing = 0;  ///< rows that are on neither side
  Estimate impact;          ///< difference of the sides' means (S21)
  std::optional<PooledSide> pooled_with, pooled_without;  ///< where impressions are known
  Estimate pooled;
  Lift lift;
  Correlation rank;  ///< for Measure::rank and Measure::both

  Eligibility eligibility = Eligibility::tested;
  std::size_t hypothesis = 0;  ///< features with equal presence share one; only if tested
  double p = kUndefined;       ///< of what is tested: impact, pooled, or rank for Measure::rank
  double q = kUndefined;       ///< decides marks
  Interval interval;           ///< of what is tested, at the family's level (S6)
  Interval interval_95;        ///< of what is tested, for this feature alone
  Interval impact_interval;    ///< of `impact` or `pooled`, at the family's level: the bar
  /// The pooled interval at the family's level excludes 0 on the other side than what is tested
  /// (S27): not marked.
  bool signs_disagree = false;
  bool marked = false;         ///< q <= rate and not signs_disagree
  double shrunk = kUndefined;  ///< for ranking only (S10)

  /// With all offered factors held fixed together (S22): decides. Undefined where none is offered,
  /// or the feature is not tested; its flag is for marked features only (S25).
  AdjustedDifference held_fixed;
  /// With each entry of Analysis::factors alone; shown, decides nothing. Only if marked or named.
  std::vector<AdjustedDifference> adjusted;
  std::size_t hypothesis_within = 0;  ///< features that p* cannot tell apart share one
  /// p*: of held_fixed, of S21's difference where no factor is offered; 1 where it cannot be
  /// separated or turns (S24).
  double p_within = kUndefined;
  double q_within = kUndefined;  ///< of p_within; decides names, where q decides marks
  Naming naming;
};

/// All features of a table against its outcomes.
struct Analysis {
  GroupCtr group_ctr = GroupCtr::weighted;  ///< as the options said
  std::size_t least_families = 5;           ///< likewise
  std::size_t rows = 0;                     ///< with a CTR
  std::size_t families = 0;                 ///< of those rows: the unit of error
  double mean_ctr = kUndefined;             ///< of the average row (S28)
  double weighted_ctr = kUndefined;         ///< by the weights of the sides
  double pooled_ctr = kUndefined;           ///< all clicks / all impressions, where known (S28)
  RowWeights weights;                       ///< S19's by row with a CTR, whatever group_ctr says
  std::vector<FeatureResult> features;      ///< in the table's order
  std::size_t hypotheses = 0;               ///< m, "intervals adjusted for m features"
  std::size_t rejected = 0;                 ///< R
  double alpha = 0.05;                      ///< family intervals have level 1 - alpha
  double between_variance = 0;              ///< S10's tau^2; 0: nothing stands out from noise

  std::vector<FactorUse> factor_uses;            ///< one per entry of Outcomes::factors
  std::vector<std::string> factors;              ///< offered ones
  std::vector<std::string> factors_not_offered;  ///< that name images, or have few rows a level
  std::size_t hypotheses_within = 0;             ///< m of p*
  std::size_t rejected_within = 0;               ///< R of p*
  std::vector<std::size_t> names;   ///< features of the answer: by size of what decides, then p*
  std::vector<LevelResult> levels;  ///< of offered factors, by factor and level (S23)
};

/// Everything of a run in one call: rules S1 to S28 without those of single parts of a page. Pure;
/// any thread. Expects columns with ascending rows and spans of equal length.
Analysis analyse(const FeatureTable& table, const Outcomes& outcomes,
                 const AnalysisOptions& options = {});

}  // namespace imagelift::stats
