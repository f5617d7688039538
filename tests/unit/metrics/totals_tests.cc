#include <boost/test/unit_test.hpp>

#include "metrics/reading_text.h"
#include "tests/unit/metrics/refusals.h"

namespace imagelift::metrics {
namespace {

BOOST_AUTO_TEST_SUITE(totals_tests)

BOOST_AUTO_TEST_CASE(totals_are_dropped_and_compared) {
  const std::string head = "image,impressions,clicks\n";
  const std::string rows = "a,10,1\nb,20,2\n";
  for (const char* total : {"Total,30,3\n", "Gesamt: Konto,30,3\n", "Total of 2 results,30,3\n",
                            "Results from 2 ads,30,3\n", "Ergebnisse aus 2 Werbeanzeigen,30,3\n",
                            ",30,3\n", "--,30,3\n", "合計,30,3\n"}) {
    const MetricTable table = parse(head + rows + total);
    BOOST_CHECK_EQUAL(table.rows.size(), 2u);
    BOOST_REQUIRE_EQUAL(table.reading.totals.size(), 1u);
    BOOST_CHECK(table.reading.totals[0].verdict == TotalsVerdict::equal);
    BOOST_CHECK(parse(head + total + rows).rows.size() == 2u);
  }
  const MetricTable larger = parse(head + rows + "Total: Account,99,9\n");
  BOOST_CHECK(larger.reading.totals[0].verdict == TotalsVerdict::larger);
  BOOST_CHECK(says(paragraph(parse(head + rows + "Total,29,3\n")), "is less than the sums"));
  BOOST_CHECK_EQUAL(parse(head + rows + "total_beauty,30,3\n").rows.size(), 3u);
}

BOOST_AUTO_TEST_CASE(a_row_with_the_sums_of_all_others_is_a_total) {
  const std::string head = "image,impressions,clicks\n";
  for (const char* name : {"All ads", "24 Anzeigen", "Spring"}) {
    const MetricTable table = parse(head + name + ",6000,33\na,1000,11\nb,2000,20\nc,3000,2\n");
    BOOST_CHECK_EQUAL(table.rows.size(), 3u);
    BOOST_REQUIRE_EQUAL(table.reading.totals.size(), 1u);
    BOOST_CHECK_EQUAL(table.reading.totals[0].label, name);
    BOOST_CHECK(table.reading.totals[0].verdict == TotalsVerdict::equal);
  }
  BOOST_CHECK_EQUAL(parse(head + "x,6,3\na,1,1\nb,2,1\nc,3,1\n").rows.size(), 4u);
  BOOST_CHECK_EQUAL(parse(head + "x,6000,34\na,1000,11\nb,2000,20\nc,3000,2\n").rows.size(), 4u);
}

BOOST_AUTO_TEST_CASE(a_total_may_stand_in_another_column) {
  const MetricTable table = parse(
      "Campaign,Ad name,Impr.,Clicks\nTotal,a,10,1\nX,b,20,2\n"
      "Total: Ads, --,30,3\n");
  BOOST_CHECK_EQUAL(table.rows.size(), 2u);
  BOOST_CHECK_EQUAL(table.reading.totals[0].label, "Total: Ads");
  const MetricTable analytics =
      parse("Ad content,Impressions,Clicks\n,30,3,Grand total\na,10,1\nb,20,2\n");
  BOOST_CHECK_EQUAL(analytics.rows.size(), 2u);
}

BOOST_AUTO_TEST_CASE(totals_of_one_image_over_its_days_are_dropped) {
  const std::string head = "Ad name,Day,Age,Impressions,Link clicks\n";
  const MetricTable table = parse(head +
                                  "a,,,30,3\na,2026-10-01,18-24,10,1\na,2026-10-02,25-34,20,2\n"
                                  "b,,,5,0\nb,2026-10-01,18-24,5,0\n");
  BOOST_CHECK_EQUAL(table.rows.size(), 3u);
  BOOST_CHECK_EQUAL(table.reading.subtotals, 2u);
  const MetricTable others = parse(head + "a,,x,31,3\na,2026-10-01,x,10,1\na,2026-10-02,y,20,2\n");
  BOOST_CHECK_EQUAL(others.rows.size(), 3u);
}

BOOST_AUTO_TEST_CASE(totals_of_one_image_may_have_a_word_for_all) {
  const std::string head = "Ad name,Placement,Impressions,Link clicks\n";
  for (const std::string all : {"All", "Total", "Alle", "Toutes", "すべて", "All placements"}) {
    const MetricTable table = parse(head + "a," + all + ",30,3\na,Feed,10,1\na,Reels,20,2\nb," +
                                    all + ",5,0\nb,Feed,5,0\nc," + all + ",7,1\n");
    BOOST_CHECK_EQUAL(table.rows.size(), 4u);  // c has no other row
    BOOST_CHECK_EQUAL(table.reading.subtotals, 2u);
    BOOST_CHECK(says(complaint(head + "a," + all + ",300,3\na,Feed,100,1\na,Reels,200,2\nb," + all +
                               ",6,0\nb,Feed,5,0\n"),
                     "row 5 has all of `Placement`"));
    BOOST_CHECK(says(complaint(head + "a," + all + ",31,3\na,Feed,10,1\na,Reels,20,2\n"),
                     "rows would count twice"));
  }
  const std::string level = "a,All,3,1\na,Lookalike,10,1\nb,All,20,1\nb,Lookalike,5,0\n";
  BOOST_CHECK_EQUAL(parse(head + level).rows.size(), 4u);
}

BOOST_AUTO_TEST_CASE(totals_of_one_image_are_found_in_each_of_two_dimensions) {
  const std::string head = "Ad name,Day,Placement,Device,Impressions,Link clicks\n";
  const std::string rows =
      "a,2026-10-01,Feed,x,10,1\na,2026-10-01,Feed,y,20,2\na,2026-10-01,Feed,All,30,3\n"
      "a,2026-10-01,All,x,10,1\na,2026-10-01,All,y,20,2\na,2026-10-01,All,All,30,3\n"
      "a,2026-10-02,Feed,x,5,1\na,2026-10-02,Feed,All,5,1\na,2026-10-02,All,x,5,1\n"
      "a,2026-10-02,All,All,5,1\na,,,,35,4\n";
  const MetricTable table = parse(head + rows);
  BOOST_CHECK_EQUAL(table.rows.size(), 3u);
  BOOST_CHECK_EQUAL(table.reading.subtotals, 8u);
}

BOOST_AUTO_TEST_CASE(totals_of_one_image_may_stand_in_the_column_of_days) {
  const std::string head = "Ad name,Day,Impressions,Clicks\n";
  const std::string rows = "a,2026-10-01,10,1\na,2026-10-02,20,2\n";
  const MetricTable table = parse(head + rows + "a,Total,30,3\n");
  BOOST_CHECK_EQUAL(table.rows.size(), 2u);
  BOOST_CHECK(says(complaint(head + rows + "a,Total,40,3\n"), "row 4 has no day in `Day`"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
