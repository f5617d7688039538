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

AdjustedDifference adjusted_to(double value, double error) {
  AdjustedDifference adjusted;
  adjusted.estimate = student_estimate(value, error, 10);
  adjusted.adjustment = Adjustment::stays;
  return adjusted;
}

std::vector<std::size_t> list(std::initializer_list<std::size_t> indexes) {
  return indexes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(findings_tests)

BOOST_AUTO_TEST_CASE(names_up_to_three_a_side_by_shrunk_size) {
  Analysis analysis;
  for (const double impact : {0.01, 0.03, 0.02, 0.04, -0.02}) {
    analysis.features.push_back(
        marked("f" + std::to_string(analysis.features.size()), impact, analysis.features.size()));
  }
  const Findings got = findings(analysis);
  BOOST_TEST(got.more == list({3, 1, 2}), boost::test_tools::per_element());
  BOOST_TEST(got.fewer == list({4}), boost::test_tools::per_element());
  BOOST_CHECK(got.warned.empty());
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

BOOST_AUTO_TEST_CASE(names_one_feature_of_a_hypothesis) {
  Analysis analysis;
  analysis.features = {marked("dog_count", 0.03, 0), marked("dog", 0.03, 0)};
  BOOST_TEST(findings(analysis).more == list({1}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(warns_of_what_a_factor_may_explain) {
  Analysis analysis;
  analysis.factors = {"template"};
  analysis.features = {marked("stays", 0.03, 0), marked("unsure", 0.03, 1),
                       marked("turns", 0.03, 2), marked("inseparable", 0.03, 3)};
  analysis.features[0].adjusted = {adjusted_to(0.02, 0.001)};
  analysis.features[1].adjusted = {adjusted_to(0.02, 0.02)};
  analysis.features[2].adjusted = {adjusted_to(-0.02, 0.001)};
  analysis.features[3].adjusted = {AdjustedDifference{}};
  const Findings got = findings(analysis);
  BOOST_TEST(got.more == list({0}), boost::test_tools::per_element());
  BOOST_CHECK_EQUAL(got.warned.size(), 3);
}

BOOST_AUTO_TEST_CASE(names_nothing_that_is_not_marked) {
  Analysis analysis;
  analysis.features = {marked("a", 0.03, 0)};
  analysis.features[0].marked = false;
  const Findings got = findings(analysis);
  BOOST_CHECK(got.more.empty() && got.fewer.empty() && got.warned.empty());
}

BOOST_AUTO_TEST_CASE(untested_features_rank_last) {
  Analysis analysis;
  analysis.features = {marked("b", 0.01, 0), marked("a", 0.01, 1), marked("c", 0.02, 2)};
  analysis.features[2].eligibility = Eligibility::too_few_with;
  BOOST_TEST(ranking(analysis) == list({1, 0, 2}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
