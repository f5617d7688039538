#include "stats/findings.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::stats {
namespace {

FeatureResult marked(const std::string& key, double impact, std::size_t hypothesis) {
  FeatureResult feature;
  feature.key = key;
  feature.hypothesis = hypothesis;
  feature.impact = student_estimate(impact, 0.001, 100);
  feature.p = feature.impact.p;
  feature.q = 0.01;
  feature.interval = feature.impact.interval(0.05);
  feature.shrunk = impact / 2;
  feature.marked = true;
  return feature;
}

std::vector<std::size_t> list(std::initializer_list<std::size_t> indexes) {
  return indexes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(findings_tests)

BOOST_AUTO_TEST_CASE(shows_up_to_three_names_a_side_and_folds_the_rest) {
  Analysis analysis;
  for (const double impact : {0.01, 0.03, 0.02, 0.04, -0.02}) {
    analysis.features.push_back(
        marked("f" + std::to_string(analysis.features.size()), impact, analysis.features.size()));
    analysis.features.back().naming.status = NamingStatus::named;
  }
  analysis.names = {3, 1, 2, 4, 0};
  const Findings got = findings(analysis);
  BOOST_TEST(got.more == list({3, 1, 2}), boost::test_tools::per_element());
  BOOST_TEST(got.fewer == list({4}), boost::test_tools::per_element());
  BOOST_TEST(got.further == list({0}), boost::test_tools::per_element());
  BOOST_CHECK(got.warned.empty() && !got.false_lead);
}

BOOST_AUTO_TEST_CASE(a_name_stands_on_the_side_of_what_factors_leave) {
  Analysis analysis;
  analysis.factors = {"template"};
  analysis.features = {marked("turned", 0.01, 0)};
  analysis.features[0].naming.status = NamingStatus::named;
  analysis.features[0].held_fixed.estimate = student_estimate(-0.02, 0.001, 50);
  analysis.names = {0};
  BOOST_TEST(findings(analysis).fewer == list({0}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(marks_only_marked_features_by_the_interval_of_what_is_tested) {
  FeatureResult feature = marked("sharpness", -0.03, 0);
  BOOST_TEST((mark_of(feature) == Mark::lower));
  feature.interval = {0.4, 0.8};  // of the rank correlation: it rises, though the means fall
  BOOST_TEST((mark_of(feature) == Mark::higher));
  feature.impact.value = 0.03;
  feature.interval = {-0.8, -0.4};
  BOOST_TEST((mark_of(feature) == Mark::lower));
  feature.marked = false;
  BOOST_TEST((mark_of(feature) == Mark::none));
}

BOOST_AUTO_TEST_CASE(
    what_is_marked_but_no_name_is_listed_once_a_hypothesis_and_the_largest_is_a_lead) {
  Analysis analysis;
  analysis.features = {marked("named", 0.05, 0), marked("folded", 0.04, 1),
                       marked("count", -0.03, 2), marked("also", -0.03, 2),
                       marked("smaller", 0.01, 3)};
  analysis.names = {0};
  analysis.features[0].naming.status = NamingStatus::named;
  analysis.features[1].naming = {NamingStatus::folded, 0, 0.5, kUndefined};
  analysis.features[2].naming.status = NamingStatus::sign_turns;
  analysis.features[3].naming.status = NamingStatus::sign_turns;
  analysis.features[2].held_fixed.adjustment = Adjustment::changes_sign;
  const Findings got = findings(analysis);
  BOOST_TEST(got.warned == list({3, 4}), boost::test_tools::per_element());
  BOOST_REQUIRE(got.false_lead.has_value());
  BOOST_CHECK_EQUAL(got.false_lead->feature, 2);
  BOOST_CHECK(got.false_lead->status == NamingStatus::sign_turns);
  BOOST_CHECK(got.false_lead->adjustment == Adjustment::changes_sign);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_told_apart_stands_beside_its_name_the_most_alike_first) {
  Analysis analysis;
  analysis.features = {marked("a", 0.05, 0), marked("b", 0.04, 1), marked("c", 0.04, 2),
                       marked("d", 0.04, 3)};
  analysis.names = {0};
  analysis.features[0].naming.status = NamingStatus::named;
  analysis.features[1].naming = {NamingStatus::folded, 0, 0.75, kUndefined};
  analysis.features[2].naming = {NamingStatus::folded, 0, -0.9, kUndefined};
  analysis.features[3].naming = {NamingStatus::folded, 0, 0.5, kUndefined};
  const Findings got = findings(analysis);
  BOOST_REQUIRE_EQUAL(got.either_or.size(), 1);
  BOOST_TEST(got.either_or[0].others == list({2, 1}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(levels_stand_by_p_and_by_the_side_of_what_decides) {
  Analysis analysis;
  for (const double p : {0.01, 0.001, 0.002}) {
    LevelResult level;
    level.named = p < 0.005;
    level.p = p;
    level.decides = student_estimate(p < 0.0015 ? -0.01 : 0.02, 0.001, 40);
    analysis.levels.push_back(level);
  }
  const Findings got = findings(analysis, 1);
  BOOST_TEST(got.levels_fewer == list({1}), boost::test_tools::per_element());
  BOOST_TEST(got.levels_more == list({2}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(untested_features_rank_last) {
  Analysis analysis;
  analysis.features = {marked("b", 0.01, 0), marked("a", 0.01, 1), marked("c", 0.02, 2)};
  analysis.features[2].eligibility = Eligibility::too_few_with;
  BOOST_TEST(ranking(analysis) == list({1, 0, 2}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
