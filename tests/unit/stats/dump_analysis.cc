// dump_analysis OUT.json: what lib/stats finds in drawn runs and lib/report says of it, for the
// browser's module to agree.
#include <cmath>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "drawn_run.h"
#include "report/words/shown_name.h"
#include "report/words/verdict.h"
#include "run_json.h"
#include "stats/counted_rows.h"
#include "stats/findings.h"
#include "stats/group_ctr.h"
#include "stats/influence.h"
#include "stats/joint.h"
#include "stats/threshold.h"

namespace imagelift::stats {
namespace {

using Json = nlohmann::json;

/// nlohmann writes NaN as null.
Json json_of(const Estimate& estimate) {
  return {estimate.value, estimate.standard_error, estimate.degrees_of_freedom, estimate.p};
}

Json json_of(const Interval& interval) {
  return {interval.low, interval.high};
}

Json json_of(const AdjustedDifference& adjusted) {
  return {{"adjustment", to_string(adjusted.adjustment)},
          {"estimate", json_of(adjusted.estimate)},
          {"raw", adjusted.raw},
          {"rows", adjusted.rows},
          {"families", adjusted.families},
          {"effective_n", adjusted.effective_n},
          {"between_levels", {adjusted.between_levels.q, adjusted.between_levels.p}},
          {"informative_levels", adjusted.informative_levels}};
}

Json json_of(const Naming& naming) {
  return {{"status", to_string(naming.status)},
          {"under", naming.is_under_a_name() ? Json(naming.under) : Json(-1)},
          {"phi", naming.phi},
          {"joint_p", naming.joint_p}};
}

/// Those that are tested.
Json levels_of(const Analysis& analysis) {
  Json list = Json::array();
  for (const LevelResult& level : analysis.levels) {
    if (!level.tested) continue;
    list.push_back({{"factor", level.factor},
                    {"level", level.level},
                    {"difference", json_of(level.difference)},
                    {"decides", json_of(level.decides)},
                    {"hypothesis", level.hypothesis},
                    {"stands_for_it", level.stands_for_it},
                    {"p", level.p},
                    {"q", level.q},
                    {"named", level.named}});
  }
  return list;
}

Json json_of(const Findings& top) {
  Json lead = nullptr;
  if (top.false_lead) {
    lead = {{"feature", top.false_lead->feature},
            {"status", to_string(top.false_lead->status)},
            {"adjustment", to_string(top.false_lead->adjustment)}};
  }
  return {{"more", top.more},
          {"fewer", top.fewer},
          {"further", top.further},
          {"warned", top.warned},
          {"levels_more", top.levels_more},
          {"levels_fewer", top.levels_fewer},
          {"further_levels", top.further_levels},
          {"false_lead", lead}};
}

Json json_of(const Analysis& analysis, const FeatureResult& feature) {
  Json adjusted = Json::array();
  for (const auto& entry : feature.adjusted) adjusted.push_back(json_of(entry));
  const auto& [with, without, correlation] = feature.sides;
  Json json = {
      {"eligibility", to_string(feature.eligibility)},
      {"sides", {with.n, with.mean, with.variance, without.n, without.mean, without.variance}},
      {"missing", feature.missing},
      {"threshold", feature.threshold},
      {"impact", json_of(feature.impact)},
      {"pooled", json_of(feature.pooled)},
      {"lift",
       {feature.lift.value, feature.lift.log_standard_error, feature.lift.degrees_of_freedom}},
      {"lift_interval", json_of(feature.lift.interval(analysis.alpha))},
      {"rank", {feature.rank.rho, feature.rank.p}},
      {"rank_interval", json_of(feature.rank.interval(analysis.alpha))},
      {"p", feature.p},
      {"q", feature.q},
      {"shrunk", feature.shrunk},
      {"interval", json_of(feature.interval)},
      {"interval_95", json_of(feature.interval_95)},
      {"impact_interval", json_of(feature.impact_interval)},
      {"signs_disagree", feature.signs_disagree},
      {"marked", feature.marked},
      {"adjusted", adjusted},
      {"noun", report::noun_of(feature.id)},
      {"effective_n", {with.effective_n, without.effective_n}},
      {"correlation", correlation},
      {"held_fixed", json_of(feature.held_fixed)},
      {"p_within", feature.p_within},
      {"q_within", feature.q_within},
      {"naming", json_of(feature.naming)},
      {"verdict", report::verdict(analysis, feature)}};
  if (feature.eligibility == Eligibility::tested) json["hypothesis"] = feature.hypothesis;
  if (feature.pooled_with) {
    json["pooled_sides"] = {feature.pooled_with->ctr, feature.pooled_with->effective_n,
                            feature.pooled_without->ctr, feature.pooled_without->effective_n};
  }
  return json;
}

Json thresholds_of(const DrawnRun& run, const Analysis& analysis) {
  Json list = Json::array();
  for (const auto& check : check_thresholds(run.table, run.outcomes, run.options, analysis)) {
    list.push_back({json_of(check.at_half), json_of(check.at_one_and_a_half), check.flips});
  }
  return list;
}

/// The families without which each tested feature would read differently.
Json influences_of(const CountedRows& counted, const Analysis& analysis) {
  const Outcomes& outcomes = counted.outcomes;
  const auto weights = fit_weights(analysis.group_ctr, analysis.weights);
  Json list = Json::array();
  for (const auto& feature : analysis.features) {
    const auto& column = counted.table.columns[feature.column];
    Json own = Json::array();
    if (feature.eligibility == Eligibility::tested && feature.measure != Measure::rank) {
      const auto with = present_rows(column, feature.threshold);
      const InfluenceInput input{outcomes.ctr, weights, outcomes.families, with,
                                 counted.table.missing[column.missing]};
      for (const auto& influence : influential_families(input, analysis.alpha)) {
        own.push_back(
            {influence.family, influence.without_it.p, influence.flips_mark, influence.flips_sign});
      }
    }
    list.push_back(own);
  }
  return list;
}

/// The default joint model of the tested features with presence, missing rows counted as without.
Json joint_of(const CountedRows& counted, const Analysis& analysis) {
  std::vector<std::vector<std::uint32_t>> presence;
  for (const auto& feature : analysis.features) {
    if (feature.eligibility != Eligibility::tested || feature.measure == Measure::rank) continue;
    presence.push_back(present_rows(counted.table.columns[feature.column], feature.threshold));
  }
  const auto chosen = default_joint_features(presence, analysis.rows, analysis.families);
  std::vector<std::vector<double>> columns;
  for (const auto candidate : chosen) {
    auto& column = columns.emplace_back(analysis.rows, 0.0);
    for (const auto row : presence[candidate]) column[row] = 1;
  }
  const JointModel model = joint_model(counted.outcomes.ctr, columns);
  Json features = Json::array();
  for (const auto& feature : model.features) features.push_back(json_of(feature));
  return {{"chosen", chosen},
          {"intercept", model.intercept},
          {"features", features},
          {"inflation", model.inflation},
          {"is_singular", model.is_singular}};
}

Json expected_of(const DrawnRun& run) {
  const Analysis analysis = analyse(run.table, run.outcomes, run.options);
  const CountedRows counted = counted_rows(run.table, run.outcomes);
  Json features = Json::array();
  for (const auto& feature : analysis.features) features.push_back(json_of(analysis, feature));
  const Findings top = findings(analysis);
  return {{"rows", analysis.rows},
          {"families", analysis.families},
          {"mean_ctr", analysis.weighted_ctr},
          {"plain_ctr", analysis.mean_ctr},
          {"pooled_ctr", analysis.pooled_ctr},
          {"weighting", to_string(analysis.weights.weighting)},
          {"weights_variance", analysis.weights.between_variance},
          {"hypotheses", analysis.hypotheses},
          {"rejected", analysis.rejected},
          {"alpha", analysis.alpha},
          {"between_variance", analysis.between_variance},
          {"factors", analysis.factors},
          {"features", features},
          {"ranking", ranking(analysis)},
          {"hypotheses_within", analysis.hypotheses_within},
          {"rejected_within", analysis.rejected_within},
          {"names", analysis.names},
          {"levels", levels_of(analysis)},
          {"findings", {top.more, top.fewer, top.warned}},
          {"answer", json_of(top)},
          {"thresholds", thresholds_of(run, analysis)},
          {"influences", influences_of(counted, analysis)},
          {"joint", joint_of(counted, analysis)}};
}

int dump(const char* path) {
  Json runs = Json::array();
  for (const DrawnRun& run : drawn_runs()) {
    runs.push_back({{"name", run.name},
                    {"input", json_of_run(run.table, run.outcomes, run.options)},
                    {"expected", expected_of(run)}});
  }
  std::ofstream file(path);
  file << runs;
  file.close();
  if (!file) std::cerr << "cannot write " << path << "\n";
  return file ? 0 : 1;
}

}  // namespace
}  // namespace imagelift::stats

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: dump_analysis OUT.json\n";
    return 2;
  }
  return imagelift::stats::dump(arguments[1]);
}
