#include "stats/analysis.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

#include "stats/ctr.h"
#include "vectors.h"

namespace imagelift::stats {
namespace {

FeatureTable table_of(const nlohmann::json& columns) {
  FeatureTable table;
  for (const auto& [key, values] : columns.items()) {
    FeatureColumn column;
    const std::string kind = key.substr(0, key.find(' '));
    column.id = {*feature_kind_from_string(kind), key};
    column.key = key;
    column.measure = facts(column.id.kind).measure;
    std::vector<std::uint32_t> missing;
    const auto dense = numbers(values);
    table.rows = dense.size();
    for (std::uint32_t row = 0; row < dense.size(); ++row) {
      if (std::isnan(dense[row])) missing.push_back(row);
      if (std::isnan(dense[row]) || dense[row] == 0) continue;
      column.rows.push_back(row);
      column.values.push_back(dense[row]);
    }
    if (!missing.empty()) {
      column.missing = table.missing.size();
      table.missing.push_back(missing);
    }
    table.columns.push_back(column);
  }
  return table;
}

Outcomes outcomes_of(const nlohmann::json& entry) {
  Outcomes outcomes;
  outcomes.clicks = numbers(entry.at("clicks"));
  outcomes.impressions = numbers(entry.at("impressions"));
  for (std::size_t row = 0; row < outcomes.clicks.size(); ++row) {
    outcomes.ctr.push_back(ctr(outcomes.clicks[row], outcomes.impressions[row]));
  }
  outcomes.clusters = {indexes(entry.at("cluster")), outcomes.ctr.size()};
  outcomes.factors = {{"template", std::vector<std::string>(9), indexes(entry.at("template"))}};
  return outcomes;
}

void check_feature(const FeatureResult& got, const nlohmann::json& expected, double tolerance,
                   const std::string& what) {
  BOOST_CHECK_EQUAL(to_string(got.eligibility), expected.at("eligibility").get<std::string>());
  BOOST_CHECK_EQUAL(got.sides.with.n, expected.at("n_with").get<std::size_t>());
  BOOST_CHECK_EQUAL(got.sides.without.n, expected.at("n_without").get<std::size_t>());
  BOOST_CHECK_EQUAL(got.missing, expected.at("missing").get<std::size_t>());
  check_close(got.threshold, expected.at("threshold"), tolerance, what + ": threshold");
  check_close(got.lift.value, expected.at("lift"), tolerance, what + ": lift");
  const auto& impact = expected.at("impact");
  check_close(got.impact.value, impact.at("value"), tolerance, what + ": impact");
  check_close(got.impact.p, impact.at("p"), tolerance, what + ": p");
  check_close(got.pooled.p, expected.at("pooled").at("p"), tolerance, what + ": pooled p");
  if (expected.contains("rank")) {
    check_close(got.rank.p, expected.at("rank").at("p"), tolerance, what + ": rank's p");
  }
  if (got.eligibility != Eligibility::tested) return;
  check_close(got.q, expected.at("q"), tolerance, what + ": q");
  check_close(got.shrunk, expected.at("shrunk"), tolerance, what + ": shrunk");
  const auto& adjusted = expected.at("adjusted");
  BOOST_REQUIRE_EQUAL(got.adjusted.size(), 1);
  BOOST_CHECK_EQUAL(to_string(got.adjusted[0].adjustment),
                    adjusted.at("adjustment").get<std::string>());
  check_close(got.adjusted[0].raw, adjusted.at("raw"), tolerance, what + ": raw");
  check_close(got.adjusted[0].estimate.value, adjusted.at("slope"), tolerance, what + ": slope");
  check_close(got.adjusted[0].estimate.p, adjusted.at("p"), tolerance, what + ": adjusted p");
}

/// Features of one kind that have nothing to do with the clicks.
FeatureTable noise_table(std::size_t rows, std::size_t features, std::mt19937& random) {
  FeatureTable table;
  table.rows = rows;
  for (std::size_t i = 0; i < features; ++i) {
    FeatureColumn column;
    column.key = "noise" + std::to_string(i);
    column.id = {FeatureKind::other, column.key};
    for (std::uint32_t row = 0; row < rows; ++row) {
      if (random() % 4 != 0) continue;
      column.rows.push_back(row);
      column.values.push_back(1);
    }
    table.columns.push_back(column);
  }
  return table;
}

Outcomes noise_outcomes(std::size_t rows, std::mt19937& random) {
  std::lognormal_distribution<double> ctr(-4, 0.7);
  Outcomes outcomes;
  for (std::size_t row = 0; row < rows; ++row) outcomes.ctr.push_back(ctr(random));
  return outcomes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(analysis_tests)

BOOST_AUTO_TEST_CASE(agrees_with_a_dense_analysis) {
  const auto file = vectors("analysis");
  const double tolerance = file.at("tolerance");
  for (const auto& entry : file.at("cases")) {
    AnalysisOptions options;
    options.least_units = entry.at("least_units");
    if (entry.at("pooled")) options.group_ctr = GroupCtr::pooled;
    const auto got = analyse(table_of(entry.at("columns")), outcomes_of(entry), options);
    const auto& expected = entry.at("expected");
    const std::string name = entry.at("name");
    BOOST_CHECK_EQUAL(got.units, expected.at("units").get<std::size_t>());
    BOOST_CHECK_EQUAL(got.rows, expected.at("rows").get<std::size_t>());
    BOOST_CHECK_EQUAL(got.hypotheses, expected.at("hypotheses").get<std::size_t>());
    BOOST_CHECK_EQUAL(got.rejected, expected.at("rejected").get<std::size_t>());
    check_close(got.mean_ctr, expected.at("mean_ctr"), tolerance, name);
    check_close(got.pooled_ctr, expected.at("pooled_ctr"), tolerance, name);
    check_close(got.alpha, expected.at("alpha"), tolerance, name);
    check_close(got.between_variance, expected.at("between_variance"), tolerance, name);
    for (const auto& feature : got.features) {
      BOOST_TEST_CONTEXT(name << ", " << feature.key) {
        check_feature(feature, expected.at("features").at(feature.key), tolerance, feature.key);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(features_with_equal_presence_are_one_hypothesis) {
  std::mt19937 random(3);
  auto table = noise_table(80, 3, random);
  table.columns.push_back(table.columns.front());
  table.columns.back().id = {FeatureKind::count, "same"};
  for (double& value : table.columns.back().values) value = 3;
  const auto analysis = analyse(table, noise_outcomes(80, random));
  BOOST_CHECK_EQUAL(analysis.hypotheses, 3);
  BOOST_CHECK_EQUAL(analysis.features[0].hypothesis, analysis.features[3].hypothesis);
  BOOST_CHECK_EQUAL(analysis.features[0].q, analysis.features[3].q);
}

BOOST_AUTO_TEST_CASE(a_mark_an_interval_that_excludes_zero_and_q_agree) {
  std::mt19937 random(11);
  std::size_t marks = 0;
  for (int draw = 0; draw < 200; ++draw) {
    const auto table = noise_table(60, 8, random);
    auto outcomes = noise_outcomes(60, random);
    for (const auto row : table.columns[0].rows) outcomes.ctr[row] *= 2;
    const auto analysis = analyse(table, outcomes);
    for (const auto& feature : analysis.features) {
      BOOST_REQUIRE_EQUAL(feature.marked, feature.interval.excludes_zero());
      BOOST_REQUIRE_EQUAL(feature.marked, feature.q <= 0.05);
      marks += feature.marked ? 1 : 0;
    }
  }
  BOOST_CHECK_GT(marks, 50);
}

BOOST_AUTO_TEST_CASE(clicks_decide_nothing_about_the_family) {
  std::mt19937 random(4);
  const auto table = noise_table(50, 6, random);
  const auto some = analyse(table, noise_outcomes(50, random));
  Outcomes equal;
  equal.ctr.assign(50, 0.02);
  const auto none = analyse(table, equal);
  BOOST_CHECK_EQUAL(some.hypotheses, none.hypotheses);
  for (const auto& feature : none.features) {
    BOOST_CHECK_EQUAL(feature.p, 1);
    BOOST_CHECK(!feature.marked);
  }
}

BOOST_AUTO_TEST_CASE(pooled_and_unweighted_of_opposite_sign_mark_neither) {
  FeatureTable table;
  table.rows = 40;
  FeatureColumn column;
  column.id = {FeatureKind::other, "large"};
  column.key = "large";
  Outcomes outcomes;
  for (std::uint32_t row = 0; row < 40; ++row) {
    const bool has = row < 20;
    const bool big = row % 20 < 5;
    if (has) column.rows.push_back(row);
    if (has) column.values.push_back(1);
    const double impressions = big ? 100000 + 1000 * row : 1000 + row;
    // Big images say "fewer with it", the many small ones "more".
    const double rate = big ? (has ? 0.01 : 0.05) : (has ? 0.2 : 0.05);
    outcomes.impressions.push_back(impressions);
    outcomes.clicks.push_back(std::floor(impressions * rate));
    outcomes.ctr.push_back(outcomes.clicks.back() / impressions);
  }
  table.columns.push_back(column);
  const auto feature = analyse(table, outcomes).features.front();
  BOOST_CHECK(feature.signs_disagree);
  BOOST_CHECK_LE(feature.q, 0.05);
  BOOST_CHECK(!feature.marked);
}

BOOST_AUTO_TEST_CASE(nothing_at_all_is_an_empty_analysis) {
  const auto analysis = analyse({}, {});
  BOOST_CHECK_EQUAL(analysis.units, 0);
  BOOST_CHECK(std::isnan(analysis.mean_ctr));
  BOOST_CHECK(analysis.features.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
