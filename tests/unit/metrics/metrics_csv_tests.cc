#include "metrics/metrics_csv.h"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "core/error.h"
#include "tests/unit/shared_folder.h"
#include "text/temporary_folder.h"

namespace imagelift::metrics {
namespace {

MetricTable parse(std::string_view text, CtrUnit unit = CtrUnit::unstated) {
  return parse_metrics_csv(text, "metrics.csv", {unit, 1 << 20});
}

/// The sentence of the error that the text must give.
std::string complaint(std::string_view text, CtrUnit unit = CtrUnit::unstated) {
  try {
    parse(text, unit);
  } catch (const Error& error) {
    BOOST_CHECK(error.exit_code() == ExitCode::wrong_usage);
    return error.what();
  }
  BOOST_FAIL("accepted: " << text);
  return {};
}

bool says(const std::string& sentence, std::string_view part) {
  BOOST_TEST_MESSAGE(sentence);
  return sentence.find(part) != std::string::npos;
}

double ctr_of(const std::string& cell, CtrUnit unit = CtrUnit::unstated) {
  return *parse("image;ctr\na;" + cell + "\n", unit).rows.at(0).ctr;
}

BOOST_AUTO_TEST_SUITE(metrics_csv_tests)

BOOST_AUTO_TEST_CASE(counts_dates_and_factors_are_read) {
  const MetricTable table = parse(
      "image,impressions,clicks,date,zone,campaign\n"
      "a.jpg,100,3,2026-01-31,north,\n"
      "a.jpg,50,0,2026-02-01,north,\"x, y\"\n");
  BOOST_CHECK(table.has_counts);
  BOOST_CHECK((table.factors == std::vector<MetricFactor>{{"campaign"}, {"zone"}}));
  BOOST_REQUIRE_EQUAL(table.rows.size(), 2u);
  BOOST_CHECK(
      (table.rows[0] == MetricRow{2, "a.jpg", "2026-01-31", {"", "north"}, 100, 3, std::nullopt}));
  BOOST_CHECK((table.rows[1].factors == std::vector<std::string>{"x, y", "north"}));
  BOOST_CHECK(table.notes.empty());
}

BOOST_AUTO_TEST_CASE(separators_marks_line_ends_and_case_do_not_matter) {
  const MetricTable expected = parse("image,impressions,clicks\na,10,1\nb,20,2\n");
  for (const char* text : {"\xEF\xBB\xBFimage,impressions,clicks\r\na,10,1\r\nb,20,2",
                           "Image;Impressions;CLICKS\na;10;1\nb;20;2\n",
                           "image\timpressions\tclicks\ra\t10\t1\rb\t20\t2\r",
                           "\"image\", impressions ,clicks\n\"a\",10, 1\nb,20.0,2\n\n,,\n"}) {
    BOOST_CHECK(parse(text) == expected);
  }
}

BOOST_AUTO_TEST_CASE(an_image_name_may_hold_anything) {
  const MetricTable table =
      parse("image,impressions,clicks\n\"a \"\"b\"\",\n</script>\",10,1\n=cmd,10,1\n");
  BOOST_CHECK_EQUAL(table.rows[0].image, "a \"b\",\n</script>");
  BOOST_CHECK_EQUAL(table.rows[1].image, "=cmd");
  BOOST_CHECK_EQUAL(table.rows[1].row, 3u);
}

BOOST_AUTO_TEST_CASE(a_ctr_has_a_unit) {
  BOOST_CHECK_EQUAL(ctr_of("2.3%"), 2.3 / 100);
  BOOST_CHECK_EQUAL(ctr_of("2,3 %"), 2.3 / 100);
  BOOST_CHECK_EQUAL(ctr_of("0.023"), 0.023);
  BOOST_CHECK_EQUAL(ctr_of("0,023"), 0.023);
  BOOST_CHECK_EQUAL(ctr_of("5e-05"), 5e-05);
  BOOST_CHECK_EQUAL(ctr_of("2.3", CtrUnit::percent), 2.3 / 100);
  BOOST_CHECK_EQUAL(ctr_of("0.5", CtrUnit::percent), 0.5 / 100);
  BOOST_CHECK_EQUAL(ctr_of("0.5", CtrUnit::fraction), 0.5);
  BOOST_CHECK_EQUAL(ctr_of("2.3%", CtrUnit::fraction), 2.3 / 100);
  BOOST_CHECK(says(complaint("image,ctr\na,2.3\n"), "row 2: ctr `2.3` has no unit"));
  BOOST_CHECK(says(complaint("image,ctr\na,2.3\n", CtrUnit::fraction), "more than 100 %"));
  BOOST_CHECK(says(complaint("image,ctr\na,101%\n"), "more than 100 %"));
}

BOOST_AUTO_TEST_CASE(a_bare_fraction_is_noted) {
  BOOST_CHECK_EQUAL(parse("image,ctr\na,0.5\n").notes.size(), 1u);
  BOOST_CHECK(parse("image,ctr\na,0.5%\n").notes.empty());
  BOOST_CHECK(parse("image,ctr\na,0.5\n", CtrUnit::fraction).notes.empty());
}

BOOST_AUTO_TEST_CASE(counts_decide_where_ctr_stands_beside_them) {
  const MetricTable table = parse("image,impressions,clicks,ctr\na,10,1,whatever\n");
  BOOST_CHECK(!table.rows[0].ctr);
  BOOST_CHECK_EQUAL(table.notes.size(), 1u);
  BOOST_CHECK(table.factors.empty());
}

BOOST_AUTO_TEST_CASE(an_exact_repeat_names_both_rows) {
  BOOST_CHECK(says(complaint("image,impressions,clicks,zone\na,10,1,n\nb,10,1,n\na,20,2,n\n"),
                   "row 4: repeats image, date and factors of row 2"));
  BOOST_CHECK_EQUAL(parse("image,impressions,clicks,zone\na,10,1,n\na,20,2,s\n").rows.size(), 2u);
  BOOST_CHECK(says(complaint("image,ctr,zone\na,1%,n\na,2%,s\n"), "row 3: a file with ctr"));
}

BOOST_AUTO_TEST_CASE(wrong_counts_are_named_by_row) {
  const std::string head = "image,impressions,clicks\n";
  BOOST_CHECK(says(complaint(head + "a,10,11\n"), "row 2: 11 clicks are more than 10"));
  BOOST_CHECK(says(complaint(head + "a,10,-1\n"), "clicks `-1` is negative"));
  BOOST_CHECK(says(complaint(head + "a,ten,1\n"), "impressions `ten` is not a number"));
  BOOST_CHECK(says(complaint(head + "a,\"1,234\",1\n"), "grouped by thousands"));
  BOOST_CHECK(says(complaint(head + "a,1 234,1\n"), "grouped by thousands"));
  BOOST_CHECK(says(complaint(head + "a,1.234,1\n"), "grouped by thousands"));
  BOOST_CHECK(says(complaint(head + "a,1.5,1\n"), "not a number"));
  BOOST_CHECK(says(complaint(head + "a,,1\n"), "impressions is empty"));
  BOOST_CHECK(says(complaint(head + "a,99999999999999999999,1\n"), "too large"));
  BOOST_CHECK(says(complaint(head + "a,nan,1\n"), "not a number"));
  BOOST_CHECK(says(complaint(head + "a,0x10,1\n"), "not a number"));
  BOOST_CHECK(says(complaint(head + ",10,1\n"), "image is empty"));
  BOOST_CHECK(says(complaint(head + "a,10\n"), "row 2: 2 fields instead of 3"));
}

BOOST_AUTO_TEST_CASE(wrong_ctrs_are_named_by_row) {
  BOOST_CHECK(says(complaint("image,ctr\na,-1%\n"), "negative"));
  BOOST_CHECK(says(complaint("image,ctr\na,inf\n"), "not a number"));
  BOOST_CHECK(says(complaint("image,ctr\na,1e999%\n"), "too large"));
  BOOST_CHECK(says(complaint("image,ctr\na,\n"), "ctr is empty"));
  BOOST_CHECK(says(complaint("image,ctr\na,\"0,023\"\n"), "decimal comma"));
  BOOST_CHECK(says(complaint("image,ctr\na,%\n"), "ctr is empty"));
}

BOOST_AUTO_TEST_CASE(wrong_dates_are_named_by_row) {
  for (const char* date : {"31.01.2026", "2026-02-30", "2026-1-1", "01/02/2026", "2026-01-01T00"}) {
    BOOST_CHECK(says(complaint("image,impressions,clicks,date\na,10,1," + std::string(date) + "\n"),
                     "row 2: the date"));
  }
}

BOOST_AUTO_TEST_CASE(wrong_headers_are_named) {
  BOOST_CHECK(says(complaint(""), "empty"));
  BOOST_CHECK(says(complaint("impressions,clicks\n1,2\n"), "no column image"));
  BOOST_CHECK(says(complaint("image\na\n"), "neither"));
  BOOST_CHECK(says(complaint("image,clicks\na,1\n"), "needed together"));
  BOOST_CHECK(says(complaint("image,impressions,ctr\na,1,1%\n"), "needed together"));
  BOOST_CHECK(says(complaint("image,ctr,zone,zone\na,1%,x,y\n"), "zone stands twice"));
  BOOST_CHECK(says(complaint("image,ctr,IMAGE\na,1%,x\n"), "stands twice"));
  BOOST_CHECK(says(complaint("image,ctr,\na,1%,x\n"), "column 3 has no name"));
  BOOST_CHECK(says(complaint("image,ctr\n"), "no rows"));
}

BOOST_AUTO_TEST_CASE(the_first_twenty_faults_are_told_at_once) {
  std::string text = "image,impressions,clicks\n";
  for (int i = 0; i < 30; ++i) text += "a" + std::to_string(i) + ",x,1\n";
  const std::string sentence = complaint(text);
  BOOST_CHECK(says(sentence, "row 21:"));
  BOOST_CHECK(!says(sentence, "row 22:"));
  BOOST_CHECK(says(sentence, "and 10 more"));
}

BOOST_AUTO_TEST_CASE(files_are_bounded_and_must_be_there) {
  const text::TemporaryFolder folder;
  std::ofstream(folder / "m.csv") << "image,ctr\na,1%\n";
  BOOST_CHECK_EQUAL(read_metrics_csv(folder / "m.csv").rows.size(), 1u);
  BOOST_CHECK_THROW(read_metrics_csv(folder / "m.csv", {CtrUnit::unstated, 5}), Error);
  BOOST_CHECK_THROW(read_metrics_csv(folder / "none.csv"), Error);
  BOOST_CHECK_THROW(read_metrics_csv(folder.path()), Error);
}

BOOST_AUTO_TEST_CASE(the_shared_metrics_file_is_read) {
  const auto file = test_files::shared_file("data/metrics.csv");
  if (file.empty()) return;
  const MetricTable table = read_metrics_csv(file);
  BOOST_CHECK_EQUAL(table.rows.size(), 51u);
  BOOST_CHECK(table.has_counts);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
