#include "metrics/date_cell.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::metrics {
namespace {

/// What a cell is in each order of its numbers; `-`: no day.
std::string days_of(const DateCell& cell) {
  std::string days;
  for (const Date date : cell.days) {
    days += (days.empty() ? "" : " ") + (date.empty() ? "-" : date.iso());
  }
  return days;
}

BOOST_AUTO_TEST_SUITE(date_cell_tests)

BOOST_AUTO_TEST_CASE(dates_that_can_be_read_in_one_way) {
  for (const char* cell : {"2026-10-31",
                           "2026/10/31",
                           "2026.10.31",
                           "20261031",
                           "2026-10-31 00:00:00",
                           "2026-10-31T12:00:00Z",
                           "Oct 31, 2026",
                           "October 31, 2026",
                           "31 October 2026",
                           "31. Oktober 2026",
                           "31-Oct-26",
                           "31 oct. 2026",
                           "31 de octubre de 2026",
                           "31 ottobre 2026",
                           "31 octobre 2026",
                           "31 de outubro de 2026",
                           "31 oktober 2026",
                           "2026年10月31日",
                           "Sat, Oct 31, 2026",
                           "Samstag, 31. Oktober 2026",
                           "2026-Oct-31"}) {
    const auto date = date_cell(cell);
    BOOST_REQUIRE_MESSAGE(date, cell);
    BOOST_CHECK_MESSAGE(date->is_certain() && date->days[0].iso() == "2026-10-31", cell);
  }
}

BOOST_AUTO_TEST_CASE(months_are_their_first_days) {
  for (const char* cell : {"2026-10", "October 2026", "Okt 2026", "2026年10月"}) {
    const auto date = date_cell(cell);
    BOOST_REQUIRE_MESSAGE(date, cell);
    BOOST_CHECK_EQUAL(date->days[0].iso(), "2026-10-01");
  }
}

BOOST_AUTO_TEST_CASE(orders_that_are_possible_are_all_there) {
  const DateCell open = date_cell("01/02/2026").value();
  BOOST_TEST(days_of(open) == "- 2026-02-01 2026-01-02");
  BOOST_CHECK_EQUAL(open.sign, '/');
  const DateCell day_first = date_cell("13.10.2026").value();
  BOOST_TEST(days_of(day_first) == "- 2026-10-13 -");
  const DateCell short_years = date_cell("10/11/12").value();
  BOOST_TEST(days_of(short_years) == "2010-11-12 2012-11-10 2012-10-11");
  const DateCell american = date_cell("1/5/26 3:15 PM").value();
  BOOST_TEST(days_of(american) == "- 2026-05-01 2026-01-05");
}

BOOST_AUTO_TEST_CASE(everything_else_is_no_date) {
  for (const char* cell : {"", "2026", "2026-13-01", "2026-02-30", "31/02/2026x", "46296", "dog",
                           "12:30", "2026-10-01 - 2026-10-31", "Ongoing", "1850-01-01", "10-2026-x",
                           "2026-W40", "dog 1 2026"}) {
    BOOST_CHECK_MESSAGE(!date_cell(cell), cell);
  }
}

BOOST_AUTO_TEST_CASE(prose_names_spans) {
  const auto of = [](std::string_view line) {
    std::string days;
    for (const DateCell& date : dates_in(line)) days += date.days[2].iso() + " ";
    return days;
  };
  BOOST_CHECK_EQUAL(of("October 1, 2026 - October 31, 2026"), "2026-10-01 2026-10-31 ");
  BOOST_CHECK_EQUAL(of("1. Oktober 2026–31. Oktober 2026"), "2026-10-01 2026-10-31 ");
  BOOST_CHECK_EQUAL(of("# 20261001-20261031"), "2026-10-01 2026-10-31 ");
  BOOST_CHECK_EQUAL(of("2026年10月1日～2026年10月31日"), "2026-10-01 2026-10-31 ");
  BOOST_CHECK_EQUAL(of("Report Start: 10/01/2026"), "2026-10-01 ");
  BOOST_CHECK_EQUAL(of("Ad report of 12 campaigns, version 3"), "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
