#include "stats/analysis.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

#include "vector_run.h"
#include "vectors.h"

namespace imagelift::stats {
namespace {

void check_feature(const FeatureResult& got, const nlohmann::json& expected, double tolerance,
                   const std::string& what) {
  BOOST_CHECK_EQUAL(to_string(got.eligibility), expected.at("eligibility").get<std::string>());
  BOOST_CHECK_EQUAL(got.sides.with.n, expected.at("n_with").get<std::size_t>());
  BOOST_CHECK_EQUAL(got.sides.without.n, expected.at("n_without").get<std::size_t>());
  BOOST_CHECK_EQUAL(got.missing, expected.at("missing").get<std::size_t>());
  check_close(got.threshold, expected.at("threshold"), tolerance, what + ": threshold");
  check_close(got.lift.value, expected.at("lift").at("value"), tolerance, what + ": lift");
  check_close(got.lift.interval(0.05).low, expected.at("lift").at("low"), tolerance,
              what + ": lift's low");
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
  if (!expected.contains("adjusted")) return;
  const auto& adjusted = expected.at("adjusted");
  BOOST_CHECK_EQUAL(to_string(got.held_fixed.adjustment), adjusted.at("flag").get<std::string>());
  BOOST_CHECK_EQUAL(got.held_fixed.rows, adjusted.at("rows").get<std::size_t>());
  check_close(got.held_fixed.raw, adjusted.at("raw"), tolerance, what + ": raw");
  const auto& difference = adjusted.at("difference");
  check_close(got.held_fixed.estimate.value, difference.at("value"), tolerance, what + ": b");
  check_close(got.held_fixed.estimate.p, difference.at("p"), tolerance, what + ": adjusted p");
  if (!got.marked) return;
  BOOST_REQUIRE_EQUAL(got.adjusted.size(), 1);  // one factor alone is all factors together
  check_close(got.adjusted[0].estimate.p, difference.at("p"), tolerance, what + ": alone");
}

GroupCtr group_ctr_of(const std::string& name) {
  if (name == "pooled") return GroupCtr::pooled;
  return name == "unweighted" ? GroupCtr::unweighted : GroupCtr::weighted;
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
    options.least_families = entry.at("least");
    options.group_ctr = group_ctr_of(entry.at("group_ctr"));
    Outcomes outcomes = outcomes_of(entry);
    outcomes.factors = {factor_of("template", entry.at("template"))};
    const auto got =
        analyse(table_of(nlohmann::ordered_json(entry.at("columns"))), outcomes, options);
    const auto& expected = entry.at("expected");
    const std::string name = entry.at("name");
    BOOST_CHECK_EQUAL(got.families, expected.at("families").get<std::size_t>());
    BOOST_CHECK_EQUAL(got.rows, expected.at("rows").get<std::size_t>());
    BOOST_CHECK_EQUAL(got.hypotheses, expected.at("hypotheses").get<std::size_t>());
    BOOST_CHECK_EQUAL(got.rejected, expected.at("rejected").get<std::size_t>());
    BOOST_CHECK_EQUAL(to_string(got.weights.weighting), expected.at("weights").get<std::string>());
    BOOST_CHECK_EQUAL(got.factors.size(), expected.at("offered").get<bool>() ? 1 : 0);
    check_close(got.weighted_ctr, expected.at("mean_ctr"), tolerance, name);
    check_close(got.mean_ctr, expected.at("plain_ctr"), tolerance, name);
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

/// Big images say "fewer with it", the many small ones "more"; `noise` moves the big ones' CTRs.
struct OppositeSigns {
  FeatureTable table;
  Outcomes outcomes;

  explicit OppositeSigns(double noise) {
    table.rows = 60;
    FeatureColumn column;
    column.id = {FeatureKind::other, "large"};
    column.key = "large";
    for (std::uint32_t row = 0; row < 60; ++row) {
      const bool has = row < 30;
      const bool big = row % 30 < 8;
      if (has) column.rows.push_back(row);
      if (has) column.values.push_back(1);
      const double impressions = big ? 100000 + 1000 * row : 1000 + row;
      const double rate = big ? (has ? 0.03 : 0.05) + noise * (row % 4) : (has ? 0.2 : 0.05);
      outcomes.impressions.push_back(impressions);
      outcomes.clicks.push_back(std::floor(impressions * rate));
      outcomes.ctr.push_back(outcomes.clicks.back() / impressions);
    }
    table.columns.push_back(column);
  }

  FeatureResult analysed() const {
    AnalysisOptions options;
    options.group_ctr = GroupCtr::unweighted;
    return analyse(table, outcomes, options).features.front();
  }
};

BOOST_AUTO_TEST_CASE(a_pooled_interval_that_excludes_0_on_the_other_side_takes_mark_and_name) {
  const auto feature = OppositeSigns(0.0001).analysed();
  BOOST_CHECK_LE(feature.q, 0.05);
  BOOST_CHECK(feature.signs_disagree);
  BOOST_CHECK(!feature.marked);
  BOOST_CHECK_EQUAL(feature.p_within, 1);
  BOOST_CHECK(feature.naming.status == NamingStatus::none);
}

BOOST_AUTO_TEST_CASE(a_pooled_difference_of_the_other_sign_that_may_be_chance_leaves_the_mark) {
  const auto feature = OppositeSigns(0.03).analysed();
  BOOST_CHECK_LT(feature.pooled.value * feature.impact.value, 0);
  BOOST_CHECK(!feature.signs_disagree);
  BOOST_CHECK(feature.marked);
  BOOST_CHECK(feature.naming.status == NamingStatus::named);
}

BOOST_AUTO_TEST_CASE(nothing_at_all_is_an_empty_analysis) {
  const auto analysis = analyse({}, {});
  BOOST_CHECK_EQUAL(analysis.rows, 0);
  BOOST_CHECK(std::isnan(analysis.mean_ctr));
  BOOST_CHECK(analysis.features.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
