#include "report/documents/single_file.h"

#include <boost/test/unit_test.hpp>

#include "report/documents/thumbnail_sheets.h"
#include "report/history/build_history.h"
#include "report/words/number_text.h"
#include "tests/browser/made_up_data.h"
#include "tests/browser/made_up_runs.h"

namespace imagelift::report {
namespace {

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(single_file_tests)

BOOST_AUTO_TEST_CASE(everything_stands_in_one_page_and_nothing_outside) {
  ReportData data = tests::made_up_data({51, 90, 0.2});
  data.history = build_history(data, tests::earlier_made_up_runs(data, 2));
  const SingleFile file = single_file(data);
  for (const char* global :
       {"imageliftReport", "imageliftDetails", "imageliftHistory", "imageliftThumbnails"}) {
    BOOST_TEST(count(file.html, "<script>var " + std::string(global) + " = ") == 1u, global);
  }
  BOOST_TEST(count(file.html, "src=\"") == 0u);
  BOOST_TEST(count(file.html, "href=\"http") == 0u);
  BOOST_TEST(count(file.html, "<link") == 0u);
  BOOST_TEST(file.left_out.empty());
}

BOOST_AUTO_TEST_CASE(only_its_own_scripts_and_styles_end) {
  const std::string html = single_file(tests::made_up_data({51, 90, 0.2})).html;
  BOOST_TEST(count(html, "<script>") == 5u);
  BOOST_TEST(count(html, "</script") == 5u);
  BOOST_TEST(count(html, "</style") == 1u);
  BOOST_TEST(inlined("a</script><!-- b < /c") == "a<\\/script><\\!-- b < /c");
}

BOOST_AUTO_TEST_CASE(it_stays_within_its_bound_and_says_what_is_missing) {
  const ReportData data = tests::made_up_data({659, 480, 0.09});
  const std::size_t whole = single_file(data).html.size();
  const SingleFile smaller = single_file(data, whole - 500'000);
  BOOST_TEST(smaller.html.size() <= whole - 500'000);
  BOOST_TEST(smaller.html.size() > whole - 600'000);
  BOOST_REQUIRE(smaller.left_out.size() == 1u);
  const std::size_t thumbnails = plan_sheets(data, SheetKind::single).count;
  const std::string sentence =
      "Of " + count_text(static_cast<double>(thumbnails)) + "\u00a0thumbnails the ";
  BOOST_TEST(smaller.left_out[0].starts_with(sentence));
  BOOST_TEST(count(smaller.html, smaller.left_out[0]) == 2u);  // with and without scripts
  const SingleFile least = single_file(data, 1'000'000);
  BOOST_TEST(least.left_out.back().starts_with(sentence));
}

BOOST_AUTO_TEST_CASE(other_runs_are_left_out_and_counted) {
  ReportData data = tests::made_up_data({51, 90, 0.2});
  tests::other_made_up_runs(data, 3);
  const SingleFile file = single_file(data);
  BOOST_REQUIRE(file.left_out.size() == 1u);
  BOOST_TEST(file.left_out[0].starts_with("3\u00a0other runs"));
}

BOOST_AUTO_TEST_CASE(an_empty_report_is_a_page_too) {
  BOOST_TEST(single_file({}).html.ends_with("</html>\n"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
