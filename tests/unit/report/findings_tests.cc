#include "report/data/findings.h"

#include <boost/test/unit_test.hpp>

#include "tests/browser/made_up_data.h"

namespace imagelift::report {

BOOST_AUTO_TEST_SUITE(findings_tests)

BOOST_AUTO_TEST_CASE(a_run_without_images_says_so) {
  ReportData data = tests::made_up_data({0, 0, 0.1});
  data.failures.clear();
  BOOST_TEST(headline(data) == "This run has no images.");
  data.failures.push_back(
      {"broken.jpg", "broken.jpg", {Stage::decode, FailureCode::damaged, "It ends early."}, {}});
  BOOST_TEST(headline(data) == "No image of this run could be analysed.");
}

BOOST_AUTO_TEST_CASE(without_clicks_there_is_nothing_to_compare) {
  ReportData data;
  data.images.resize(2);
  BOOST_TEST(headline(data) == "No image has a CTR yet, so there is nothing to compare.");
  BOOST_TEST(caution(data).find("metrics") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(too_few_images_are_named_as_the_reason) {
  BOOST_TEST(headline(tests::made_up_data({4, 30, 0.3})).find("too few images") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(noise_is_called_uncertain) {
  const ReportData data = tests::made_up_data({51, 90, 0.2});
  BOOST_REQUIRE(data.findings.more.empty() && data.findings.fewer.empty());
  BOOST_TEST(headline(data).starts_with("Nothing to change yet"));
}

BOOST_AUTO_TEST_CASE(both_directions_are_named_and_no_word_is_causal) {
  const ReportData data = tests::made_up_data({659, 480, 0.09});
  BOOST_REQUIRE(!data.findings.more.empty() && !data.findings.fewer.empty());
  const std::string text = headline(data) + caution(data);
  BOOST_TEST(text.find("higher CTR") != std::string::npos);
  BOOST_TEST(text.find("a lower one") != std::string::npos);
  for (const char* word : {"effect", "drives", "leads to"}) {
    BOOST_TEST(text.find(word) == std::string::npos, word);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
