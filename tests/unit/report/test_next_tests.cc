#include "report/data/test_next.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "report/data/analyse.h"
#include "stats/sample_size.h"
#include "tests/browser/made_up_data.h"

namespace imagelift::report {

BOOST_AUTO_TEST_SUITE(test_next_tests)

BOOST_AUTO_TEST_CASE(without_a_tested_feature_there_is_nothing_to_try) {
  BOOST_TEST(!test_next({}));
  BOOST_TEST(!test_next(tests::made_up_data({4, 30, 0.3})));
}

BOOST_AUTO_TEST_CASE(the_number_is_that_of_a_planned_test_of_equal_sides) {
  const ReportData data = tests::made_up_data({51, 90, 0.2});
  const auto next = test_next(data);
  BOOST_REQUIRE(next);
  BOOST_TEST(next->difference == 0.1 * data.analysis.mean_ctr);
  stats::Sides sides = data.analysis.features[next->feature].sides;
  const std::size_t half = (sides.with.n + sides.without.n) / 2;
  sides.with.n = sides.without.n = half;
  const auto decided = stats::required_sample_size(sides, next->difference, 0.05);
  BOOST_TEST(next->images_of_each == std::ceil(decided.units_in_all / 2));
}

BOOST_AUTO_TEST_CASE(an_undecided_feature_comes_first_and_in_a_level_of_a_factor) {
  const ReportData data = tests::made_up_data({659, 480, 0.09});
  BOOST_REQUIRE(data.findings.warned.empty());
  const auto next = test_next(data);
  BOOST_REQUIRE(next);
  BOOST_TEST(!data.analysis.features[next->feature].marked);
  BOOST_TEST(next->factor == "imgtemp");
  const std::string text = test_next_text(data, *next);
  BOOST_TEST(text.find(", with imgtemp template") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(a_feature_that_a_factor_casts_doubt_on_comes_before_all_others) {
  ReportData data = tests::made_up_data({659, 480, 0.09});
  data.findings.warned = {data.findings.more.front()};
  BOOST_TEST(test_next(data)->feature == data.findings.warned.front());
}

BOOST_AUTO_TEST_CASE(findings_that_name_nothing_says_what_would_change_it) {
  const ReportData data = tests::made_up_data({51, 90, 0.2});
  const std::string text = what_would_change_text(data, *test_next(data));
  BOOST_TEST(
      text.find("images like these would be needed in all; there are 49.") != std::string::npos,
      text);
  BOOST_TEST(text.find("More impressions for the same images") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
