// dump_analysis OUT.json: what lib/stats finds in drawn runs and lib/report says of it, for the
// browser's module to agree.
#include <cmath>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "drawn_run.h"
#include "report/words/verdict.h"
#include "stats/findings.h"
#include "stats/influence.h"
#include "stats/joint.h"
#include "stats/threshold.h"
#include "stats/units.h"

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

/// Indexes with kNoLevel or kLeftOut as -1.
Json signed_of(const std::vector<std::uint32_t>& indexes) {
  Json list = Json::array();
  for (const auto index : indexes) list.push_back(index == 0xffffffff ? Json(-1) : Json(index));
  return list;
}

Json input_of(const DrawnRun& run) {
  Json columns = Json::array();
  for (const auto& column : run.table.columns) {
    columns.push_back({{"kind", to_string(column.id.kind)},
                       {"name", column.id.name},
                       {"key", column.key},
                       {"measure", static_cast<int>(column.measure)},
                       {"least", run.options.thresholds.of(column.id)},
                       {"missing", column.missing},
                       {"rows", column.rows},
                       {"values", column.values}});
  }
  Json factors = Json::array();
  for (const auto& factor : run.outcomes.factors) {
    factors.push_back({{"name", factor.name},
                       {"levels", factor.levels.size()},
                       {"of_row", signed_of(factor.of_row)}});
  }
  const auto& options = run.options;
  return {{"rows", run.table.rows},
          {"columns", columns},
          {"missing", run.table.missing},
          {"ctr", run.outcomes.ctr},
          {"clicks", run.outcomes.clicks},
          {"impressions", run.outcomes.impressions},
          {"cluster", signed_of(run.outcomes.clusters.of_row)},
          {"factors", factors},
          {"pooled", options.group_ctr == GroupCtr::pooled},
          {"least_units", options.least_units},
          {"least_prevalence", options.least_prevalence},
          {"most_prevalence", options.most_prevalence},
          {"rate", options.false_discovery_rate}};
}

Json json_of(const AdjustedDifference& adjusted) {
  return {{"adjustment", to_string(adjusted.adjustment)},
          {"estimate", json_of(adjusted.estimate)},
          {"raw", adjusted.raw},
          {"units", adjusted.units},
          {"informative_levels", adjusted.informative_levels}};
}

Json json_of(const Analysis& analysis, const FeatureResult& feature) {
  Json adjusted = Json::array();
  for (const auto& entry : feature.adjusted) adjusted.push_back(json_of(entry));
  const auto& [with, without] = feature.sides;
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

/// The units without which each tested feature would read differently.
Json influences_of(const Units& units, const Analysis& analysis) {
  Json list = Json::array();
  for (const auto& feature : analysis.features) {
    const auto& column = units.table.columns[feature.column];
    Json own = Json::array();
    if (feature.eligibility == Eligibility::tested && feature.measure != Measure::rank) {
      for (const auto& influence :
           influential_units(units.outcomes.ctr, present_rows(column, feature.threshold),
                             units.table.missing[column.missing], analysis.alpha)) {
        own.push_back(
            {influence.unit, influence.without_it.p, influence.flips_mark, influence.flips_sign});
      }
    }
    list.push_back(own);
  }
  return list;
}

/// The default joint model of the tested features with presence, missing units counted as without.
Json joint_of(const Units& units, const Analysis& analysis) {
  std::vector<std::vector<std::uint32_t>> presence;
  for (const auto& feature : analysis.features) {
    if (feature.eligibility != Eligibility::tested || feature.measure == Measure::rank) continue;
    presence.push_back(present_rows(units.table.columns[feature.column], feature.threshold));
  }
  const auto chosen = default_joint_features(presence, units.table.rows);
  std::vector<std::vector<double>> columns;
  for (const auto candidate : chosen) {
    auto& column = columns.emplace_back(units.table.rows, 0.0);
    for (const auto unit : presence[candidate]) column[unit] = 1;
  }
  const JointModel model = joint_model(units.outcomes.ctr, columns);
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
  const Units units = units_of(run.table, run.outcomes);
  Json features = Json::array();
  for (const auto& feature : analysis.features) features.push_back(json_of(analysis, feature));
  const Findings top = findings(analysis);
  return {{"rows", analysis.rows},
          {"units", analysis.units},
          {"mean_ctr", analysis.mean_ctr},
          {"pooled_ctr", analysis.pooled_ctr},
          {"hypotheses", analysis.hypotheses},
          {"rejected", analysis.rejected},
          {"alpha", analysis.alpha},
          {"between_variance", analysis.between_variance},
          {"factors", analysis.factors},
          {"features", features},
          {"ranking", ranking(analysis)},
          {"findings", {top.more, top.fewer, top.warned}},
          {"thresholds", thresholds_of(run, analysis)},
          {"influences", influences_of(units, analysis)},
          {"joint", joint_of(units, analysis)}};
}

int dump(const char* path) {
  Json runs = Json::array();
  for (const DrawnRun& run : drawn_runs()) {
    runs.push_back({{"name", run.name}, {"input", input_of(run)}, {"expected", expected_of(run)}});
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
