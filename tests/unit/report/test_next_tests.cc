#include "report/data/test_next.h"

#include <boost/test/unit_test.hpp>

#include "report/data/analyse.h"
#include "tests/browser/made_up_data.h"

namespace imagelift::report {

BOOST_AUTO_TEST_SUITE(test_next_tests)

BOOST_AUTO_TEST_CASE(without_a_tested_feature_there_is_nothing_to_try) {
  BOOST_TEST(!test_next({}));
  BOOST_TEST(!test_next(tests::made_up_data({4, 30, 0.3})));
}

BOOST_AUTO_TEST_CASE(the_first_name_is_tried_in_pairs) {
  const ReportData data = tests::made_up_data({659, 480, 0.09});
  BOOST_REQUIRE(!data.findings.more.empty() && data.findings.levels_more.empty() &&
                data.findings.levels_fewer.empty());
  const auto next = test_next(data);
  BOOST_REQUIRE(next && next->feature);
  BOOST_TEST(*next->feature == data.findings.more.front());
  BOOST_TEST(next->difference == 0.1 * data.analysis.weighted_ctr);
  const std::string text = test_next_text(data, *next);
  BOOST_TEST(text.starts_with("Next test: "), text);
  BOOST_TEST(text.find(" pairs of the same picture, with and without ") != std::string::npos, text);
  BOOST_TEST(text.find(" views each. A 10\u00a0% gain would show in 4 of 5 such tests. ") !=
                 std::string::npos,
             text);
}

BOOST_AUTO_TEST_CASE(a_named_level_comes_before_features) {
  ReportData data = tests::made_up_data({659, 480, 0.09});
  BOOST_REQUIRE(!data.analysis.levels.empty());
  data.findings.levels_more = {0};
  const auto next = test_next(data);
  BOOST_REQUIRE(next && next->level);
  BOOST_TEST(!next->feature);
  const std::string text = test_next_text(data, *next);
  BOOST_TEST(text.find("with template " + data.analysis.levels[0].name + " and with another") !=
                 std::string::npos,
             text);
}

BOOST_AUTO_TEST_CASE(it_is_said_what_the_number_of_pairs_is_taken_from) {
  ReportData data = tests::made_up_data({659, 480, 0.09});
  auto next = test_next(data);
  BOOST_REQUIRE(next);
  next->plan.from_families = true;
  BOOST_TEST(test_next_text(data, *next).find("versions of the same photo") != std::string::npos);
  next->plan.from_families = false;
  BOOST_TEST(test_next_text(data, *next).find("half of how much") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(findings_that_name_nothing_say_what_would_change_it) {
  const ReportData data = tests::made_up_data({51, 90, 0.2});
  const std::string text = what_would_change_text(data, *test_next(data));
  BOOST_TEST(text.starts_with("Comparing different pictures you would need about "), text);
  const std::string now = std::to_string(data.analysis.rows);
  BOOST_TEST(
      text.find(" of them to see a 10\u00a0% gain; you have " + now + ".") != std::string::npos,
      text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
