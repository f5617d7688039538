#include "report/data/lead.h"

#include <algorithm>
#include <cmath>

namespace imagelift::report {
namespace {

bool is_separated(const stats::AdjustedDifference& held) {
  return held.adjustment != stats::Adjustment::cannot_be_separated;
}

Lead lead(double without, const stats::Estimate& difference, double alpha) {
  Lead lead;
  lead.without = without;
  lead.difference = difference;
  lead.with = std::max(0.0, without + difference.value);
  lead.interval = difference.interval(alpha);
  return lead;
}

/// The name that a feature stands under: what has the same presence stands under the first of it.
std::size_t name_over(const stats::Analysis& analysis, std::size_t feature) {
  std::size_t over = analysis.features[feature].naming.under;
  if (over == stats::Naming::kNone) return over;
  const stats::Naming& naming = analysis.features[over].naming;
  return naming.is_under_a_name() ? naming.under : over;
}

double adjusted_alpha(std::size_t rejected, std::size_t hypotheses) {
  if (hypotheses == 0) return 0.05;
  const auto names = static_cast<double>(std::max<std::size_t>(1, rejected));
  return 0.05 * names / static_cast<double>(hypotheses);
}

/// Likewise of the levels' own family of hypotheses (rule S23).
double levels_alpha(const stats::Analysis& analysis) {
  std::size_t hypotheses = 0;
  std::size_t rejected = 0;
  for (const stats::LevelResult& level : analysis.levels) {
    if (!level.tested || !level.stands_for_it) continue;
    ++hypotheses;
    if (level.q <= 0.05) ++rejected;
  }
  return adjusted_alpha(rejected, hypotheses);
}

}  // namespace

double naming_alpha(const stats::Analysis& analysis) {
  return adjusted_alpha(analysis.rejected_within, analysis.hypotheses_within);
}

Lead lead_of(const stats::Analysis& analysis, const stats::FeatureResult& feature) {
  const bool is_pooled =
      analysis.group_ctr == stats::GroupCtr::pooled && feature.pooled_without.has_value();
  const double without = is_pooled ? feature.pooled_without->ctr : feature.sides.without.mean;
  const bool is_held = !analysis.factors.empty() && is_separated(feature.held_fixed);
  Lead told = lead(without,
                   is_held     ? feature.held_fixed.estimate
                   : is_pooled ? feature.pooled
                               : feature.impact,
                   naming_alpha(analysis));
  told.is_held_fixed = is_held;
  return told;
}

Lead lead_of(const stats::Analysis& analysis, const stats::LevelResult& level) {
  Lead told = lead(level.sides.without.mean, level.decides, levels_alpha(analysis));
  told.is_held_fixed = is_separated(level.held_fixed);
  return told;
}

Companions companions_of(const stats::Analysis& analysis, std::size_t name) {
  Companions companions;
  for (std::size_t f = 0; f < analysis.features.size(); ++f) {
    const stats::Naming& naming = analysis.features[f].naming;
    if (f == name || name_over(analysis, f) != name) continue;
    const bool is_alternative =
        naming.status == stats::NamingStatus::folded && naming.is_hardly_told_apart();
    (is_alternative ? companions.either_or : companions.also).push_back(f);
  }
  return companions;
}

}  // namespace imagelift::report
