#include "metrics/ctr_column.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/metrics/refusals.h"

namespace imagelift::metrics {
namespace {

double ctr_of(const std::string& cell, CtrUnit unit = CtrUnit::unstated) {
  return *parse("image;ctr\na;" + cell + "\n", {.ctr_unit = unit}).rows.at(0).ctr;
}

std::string complaint_of(const std::string& cell, CtrUnit unit = CtrUnit::unstated) {
  return complaint("image;ctr\na;" + cell + "\n", {.ctr_unit = unit});
}

BOOST_AUTO_TEST_SUITE(ctr_column_tests)

BOOST_AUTO_TEST_CASE(a_percent_sign_is_a_unit) {
  BOOST_CHECK_EQUAL(ctr_of("2.3%"), 2.3 / 100);
  BOOST_CHECK_EQUAL(ctr_of("2,3 %"), 2.3 / 100);
  BOOST_CHECK_EQUAL(ctr_of("1.234%"), 1.234 / 100);  // 1234 % is no CTR
  BOOST_CHECK_EQUAL(ctr_of("2.3%", CtrUnit::fraction), 2.3 / 100);
  BOOST_CHECK_EQUAL(*parse("image;CTR (%)\na;2,3\n").rows[0].ctr, 2.3 / 100);
}

BOOST_AUTO_TEST_CASE(small_bare_numbers_are_fractions) {
  BOOST_CHECK_EQUAL(ctr_of("0.0123"), 0.0123);
  BOOST_CHECK_EQUAL(ctr_of("0,013"), 0.013);
  BOOST_CHECK_EQUAL(ctr_of("5e-05"), 5e-05);
  BOOST_CHECK_EQUAL(parse("image,ctr\na,0.01\nb,0.3\nc,0.02\n").rows.size(), 3u);
}

BOOST_AUTO_TEST_CASE(any_other_bare_number_is_refused_with_the_option) {
  for (const char* cell : {"0.5", "0.03", "2.3", "1"}) {
    BOOST_CHECK(says(complaint_of(cell), "--metrics-ctr percent"));
  }
  BOOST_CHECK(says(complaint("image,ctr\na,1.2%\nb,0.01\n"), "--metrics-ctr percent"));
  BOOST_CHECK(says(complaint("Ad name,CTR (all)\na,0.012\n"), "--metrics-ctr percent"));
}

BOOST_AUTO_TEST_CASE(a_stated_unit_counts) {
  BOOST_CHECK_EQUAL(ctr_of("2.3", CtrUnit::percent), 2.3 / 100);
  BOOST_CHECK_EQUAL(ctr_of("0.5", CtrUnit::percent), 0.5 / 100);
  BOOST_CHECK_EQUAL(ctr_of("0.5", CtrUnit::fraction), 0.5);
  BOOST_CHECK(says(complaint_of("2.3", CtrUnit::fraction), "more than 100 %"));
}

BOOST_AUTO_TEST_CASE(meta_writes_percent_without_a_sign) {
  const MetricTable table = parse("Ad name,CTR (link click-through rate)\na,1.5\nb,2.5\n");
  BOOST_CHECK_EQUAL(*table.rows[0].ctr, 1.5 / 100);
  BOOST_CHECK(says(table.reading.ctr_unit, "Meta"));
}

BOOST_AUTO_TEST_CASE(counts_decide_where_ctr_stands_beside_them) {
  const MetricTable table = parse("image,impressions,clicks,ctr\na,10,1,whatever\n");
  BOOST_CHECK(!table.rows[0].ctr);
  BOOST_CHECK(table.factors.empty());
  BOOST_CHECK_EQUAL(table.reading.not_taken.at(0).why, "CTR is clicks divided by impressions");
}

BOOST_AUTO_TEST_CASE(no_ctr_is_called_taken_where_counts_are) {
  const MetricTable table = parse(
      "image,impressions,clicks,CTR (link click-through rate),CTR (all)\na,10,1,10,20\n"
      "b,10,2,20,30\n");
  BOOST_REQUIRE_EQUAL(table.reading.not_taken.size(), 2u);
  for (const ColumnReading& column : table.reading.not_taken) {
    BOOST_CHECK_EQUAL(column.why, "CTR is clicks divided by impressions");
  }
  const MetricTable alone = parse("image,CTR (link click-through rate),CTR (all)\na,1.5,20\n");
  BOOST_CHECK(says(alone.reading.not_taken.at(0).why, "is taken as ctr"));
}

BOOST_AUTO_TEST_CASE(wrong_ctrs_are_named_by_row) {
  BOOST_CHECK(says(complaint_of("-1%"), "negative"));
  BOOST_CHECK(says(complaint_of("101%"), "more than 100 %"));
  BOOST_CHECK(says(complaint_of("inf"), "not a number"));
  BOOST_CHECK(says(complaint_of("1e999%"), "not a number"));
  BOOST_CHECK(says(complaint("image,ctr,zone\na,1%,n\na,2%,s\n"), "row 3: a file with ctr"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
