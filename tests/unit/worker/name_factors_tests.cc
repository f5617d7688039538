#include "worker/run/name_factors.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "core/error.h"

using namespace imagelift;
using worker::NameFactors;

namespace {

const std::vector<std::string> kSeed = {R"(imgcontent\.(?<content>.+?)_imgtemp\.(?<template>.+))"};

}  // namespace

BOOST_AUTO_TEST_SUITE(name_factors_tests)

BOOST_AUTO_TEST_CASE(named_groups_of_the_seeds_names_are_factors) {
  const NameFactors names(kSeed);
  const std::vector<std::string> factors = {"content", "template"};
  const std::vector<std::string> values = {"1080x1080-us-c1", "notes-video"};
  BOOST_TEST(names.factors() == factors, boost::test_tools::per_element());
  BOOST_TEST(names.values("imgcontent.1080x1080-us-c1_imgtemp.notes-video") == values,
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_name_that_does_not_match_has_empty_factors) {
  const std::vector<std::string> values = {"", ""};
  BOOST_TEST(NameFactors(kSeed).values("plain") == values, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(letters_of_any_script_match) {
  const std::vector<std::string> patterns = {"^(?<line>[^_]+)_"};
  BOOST_TEST(NameFactors(patterns).values("夏季_1").front() == "夏季");
}

BOOST_AUTO_TEST_CASE(a_pattern_that_explodes_on_a_hostile_name_gives_up) {
  const std::vector<std::string> patterns = {"^(?<x>(a+)+)$"};
  BOOST_TEST(NameFactors(patterns).values(std::string(60, 'a') + "b").front().empty());
}

BOOST_DATA_TEST_CASE(what_is_no_expression_with_named_groups_is_wrong_usage,
                     boost::unit_test::data::make({"(", "no groups", "(unnamed)", "(?<=behind)x",
                                                   "(?<a>x)(?<a>y)", "", "[z-a](?<a>.)"})) {
  const std::vector<std::string> patterns = {sample};
  BOOST_CHECK_THROW(NameFactors{patterns}, Error);
}

BOOST_AUTO_TEST_CASE(rows_of_an_image_get_its_factors_in_sorted_columns) {
  metrics::MetricTable metrics;
  metrics.rows = {{2, {}, "b"}, {3, {}, "a"}, {4, {}, "nobody"}};
  metrics.factors = {{"country", FactorOrigin::metrics, {"de", "fr", "us"}}};
  const std::vector<ImageRef> images = {{"imgcontent.a_imgtemp.x.png", "imgcontent.a_imgtemp.x"},
                                        {"other.png", "other"}};
  metrics::MetricMatch match;
  match.rows_of_image = {{1}, {0}};
  const auto table = with_name_factors(metrics, match, images, NameFactors(kSeed));
  const std::vector<metrics::MetricFactor> columns = {
      {"content", FactorOrigin::name, {"", "a", ""}},
      {"country", FactorOrigin::metrics, {"de", "fr", "us"}},
      {"template", FactorOrigin::name, {"", "x", ""}}};
  BOOST_TEST((table.factors == columns));
}

BOOST_AUTO_TEST_CASE(a_column_of_the_file_wins_over_a_group_of_the_same_name) {
  metrics::MetricTable metrics;
  metrics.rows = {{2, {}, "a"}};
  metrics.factors = {{"template", FactorOrigin::metrics, {"from file"}}};
  const std::vector<ImageRef> images = {{"p", "imgcontent.a_imgtemp.x"}};
  metrics::MetricMatch match;
  match.rows_of_image = {{0}};
  const auto table = with_name_factors(metrics, match, images, NameFactors(kSeed));
  BOOST_TEST((table.factors[1] ==
              metrics::MetricFactor{"template", FactorOrigin::metrics, {"from file"}}));
}

BOOST_AUTO_TEST_SUITE_END()
