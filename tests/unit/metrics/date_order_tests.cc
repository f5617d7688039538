#include "metrics/date_order.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/metrics/refusals.h"

namespace imagelift::metrics {
namespace {

/// A table with a row per date.
std::string table_of(const std::vector<std::string>& dates, const std::string& head = "",
                     const std::string& heading = "Date") {
  std::string text = head + "image," + heading + ",impressions,clicks\n";
  for (std::size_t i = 0; i < dates.size(); ++i) {
    text += "a" + std::to_string(i) + "," + dates[i] + ",10,1\n";
  }
  return text;
}

std::string first_date(const std::vector<std::string>& dates, const std::string& head = "",
                       const std::string& heading = "Date") {
  return parse(table_of(dates, head, heading)).rows.at(0).date.iso();
}

BOOST_AUTO_TEST_SUITE(date_order_tests)

BOOST_AUTO_TEST_CASE(one_cell_decides_for_the_column) {
  BOOST_CHECK_EQUAL(first_date({"01/02/2026", "13/02/2026"}), "2026-02-01");
  BOOST_CHECK_EQUAL(first_date({"01/02/2026", "02/13/2026"}), "2026-01-02");
  BOOST_CHECK_EQUAL(first_date({"01.02.2026", "13.02.2026"}), "2026-02-01");
  BOOST_CHECK_EQUAL(first_date({"2026/02/01", "2026/02/03"}), "2026-02-01");
  BOOST_CHECK_EQUAL(first_date({"26/10/01", "26/10/31"}), "2026-10-01");
}

BOOST_AUTO_TEST_CASE(the_span_of_the_head_decides) {
  const std::string head = "Creative Report\n\"October 1, 2026 - October 31, 2026\"\n";
  BOOST_CHECK_EQUAL(first_date({"10/01/2026", "10/08/2026"}, head), "2026-10-01");
  BOOST_CHECK_EQUAL(first_date({"01/10/2026", "08/10/2026"}, head), "2026-10-01");
  BOOST_CHECK_EQUAL(first_date({"10/01/2026", "10/08/2026"}, "Span: 10/01/2026 - 10/31/2026\n"),
                    "2026-10-01");
}

BOOST_AUTO_TEST_CASE(days_that_follow_each_other_decide) {
  BOOST_CHECK_EQUAL(first_date({"10/01/2026", "10/02/2026", "10/03/2026"}), "2026-10-01");
  BOOST_CHECK_EQUAL(first_date({"01.10.2026", "02.10.2026", "03.10.2026"}), "2026-10-01");
}

BOOST_AUTO_TEST_CASE(another_column_of_dates_decides) {
  const MetricTable table = parse(
      "Ad name,Start date,End date,Impressions,Clicks\n"
      "a,10/01/2026,10/07/2026,10,1\nb,10/08/2026,10/14/2026,20,2\n");
  BOOST_CHECK_EQUAL(table.rows[1].date.iso(), "2026-10-08");
  BOOST_CHECK(says(table.reading.date_note, "another column"));
}

BOOST_AUTO_TEST_CASE(another_column_is_taken_where_the_first_has_no_dates) {
  for (const char* nothing : {"", "--", "Week 40"}) {
    const std::string day = nothing;
    const MetricTable table =
        parse("Ad name,Day,Reporting starts,Reporting ends,Impr.,Clicks\na," + day +
              ",2026-10-01,2026-10-07,10,1\nb," + day + ",2026-10-08,2026-10-14,20,2\n");
    BOOST_CHECK_EQUAL(table.rows[1].date.iso(), "2026-10-08");
    BOOST_CHECK_EQUAL(table.reading.date_column, "Reporting starts");
  }
}

BOOST_AUTO_TEST_CASE(what_stays_open_is_refused_with_both_readings) {
  const std::string sentence = complaint(table_of({"10/01/2026", "10/08/2026"}));
  BOOST_CHECK(says(sentence, "day/month/year (2026-01-10 to 2026-08-10)"));
  BOOST_CHECK(says(sentence, "month/day/year (2026-10-01 to 2026-10-08)"));
  BOOST_CHECK(says(complaint(table_of({"01/10/2026", "01/11/2026"})), "2026-10-01 to 2026-11-01"));
}

BOOST_AUTO_TEST_CASE(with_points_the_day_comes_first) {
  BOOST_CHECK_EQUAL(first_date({"01.08.2026", "01.09.2026", "01.10.2026"}), "2026-08-01");
  BOOST_CHECK_EQUAL(first_date({"01.10.2026", "05.10.2026"}), "2026-10-01");
  BOOST_CHECK_EQUAL(first_date({"22.10.26", "24.10.26", "28.10.26"}), "2026-10-22");
  BOOST_CHECK_EQUAL(first_date({"14.01.26", "13.02.26"}), "2026-01-14");
  BOOST_CHECK_EQUAL(first_date({"07.09.26", "07.10.26"}), "2026-09-07");
  BOOST_CHECK_EQUAL(first_date({"26.10.05", "26.10.09"}), "2026-10-05");
  BOOST_CHECK(says(complaint(table_of({"28.10.26", "28.11.26"})), "year.month.day"));
  BOOST_CHECK_EQUAL(first_date({"10.13.2026", "10.14.2026"}), "2026-10-13");
}

BOOST_AUTO_TEST_CASE(a_column_of_months_holds_their_first_days) {
  const std::vector<std::string> dates = {"01/08/2026", "01/09/2026", "01/10/2026"};
  for (const char* heading : {"Month", "Monat", "月"}) {
    BOOST_CHECK_EQUAL(first_date(dates, "", heading), "2026-08-01");
  }
  BOOST_CHECK_EQUAL(first_date({"08/01/2026", "09/01/2026"}, "", "Mois"), "2026-08-01");
  BOOST_CHECK_EQUAL(first_date(dates), "2026-01-08");  // days that follow each other
}

BOOST_AUTO_TEST_CASE(the_same_days_in_both_orders_are_certain) {
  BOOST_CHECK_EQUAL(first_date({"02/02/2026", "03/03/2026", "05/05/2026"}), "2026-02-02");
}

BOOST_AUTO_TEST_CASE(dates_that_a_spreadsheet_changed_are_refused) {
  const std::string sentence = complaint(table_of({"2026-11-10", "10/13/2026"}));
  BOOST_CHECK(says(sentence, "a spreadsheet has changed some of them"));
  BOOST_CHECK(says(sentence, "`2026-11-10` and `10/13/2026`"));
  BOOST_CHECK(says(complaint(table_of({"10/13/2026", "10.11.2026"})), "has changed some"));
  BOOST_CHECK_EQUAL(first_date({"2026-10-01", "2 Oct 2026"}), "2026-10-01");
}

BOOST_AUTO_TEST_CASE(a_column_without_dates_is_left_out) {
  for (const char* cell : {"Week 4", "4629"}) {
    const std::string week = cell;
    const MetricTable table = parse(table_of({week + "0", week + "1", week + "2"}));
    BOOST_CHECK_EQUAL(table.rows.size(), 3u);
    BOOST_CHECK_EQUAL(table.rows[0].date.iso(), "");
    BOOST_CHECK_EQUAL(table.reading.date_note, "`" + week + "0` is no date");
  }
  MetricOptions options;
  options.columns = chosen_columns("date=Date");
  BOOST_CHECK(says(complaint(table_of({"Week 40", "Week 41"}), options), "the date `Week 40`"));
}

BOOST_AUTO_TEST_CASE(mixed_orders_and_other_cells_are_refused) {
  BOOST_CHECK(
      says(complaint(table_of({"13/10/2026", "10/13/2026"})), "not all written in one order"));
  BOOST_CHECK(says(complaint(table_of({"2026-10-01", "46296"})), "row 3: the date `46296`"));
  BOOST_CHECK(says(complaint(table_of({"2026-10-01", "2026-02-30"})), "row 3: the date"));
}

BOOST_AUTO_TEST_CASE(one_date_is_no_date_column) {
  const MetricTable table = parse(table_of({"10/01/2026", "10/01/2026"}));
  BOOST_CHECK_EQUAL(table.rows[0].date.iso(), "");
  BOOST_CHECK_EQUAL(table.reading.date_note, "one date only: no trend, no factor");
}

BOOST_AUTO_TEST_CASE(times_go_and_blanks_stay_empty) {
  BOOST_CHECK_EQUAL(first_date({"2026-10-01 13:00", "2026-10-02 14:00"}), "2026-10-01");
  BOOST_CHECK_EQUAL(first_date({"", "2026-10-02", "2026-10-03"}), "");
  BOOST_CHECK_EQUAL(first_date({"20261001", "20261002"}), "2026-10-01");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
