#include "metrics/date.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::metrics {

BOOST_AUTO_TEST_SUITE(date_tests)

BOOST_AUTO_TEST_CASE(a_date_is_written_as_iso_8601_has_it) {
  BOOST_TEST(Date(2026, 10, 3).iso() == "2026-10-03");
  BOOST_TEST(Date("2026-10-03").iso() == "2026-10-03");
  BOOST_TEST(Date("2024-02-29").number() == 20240229U);
  BOOST_TEST(Date().iso() == "");
}

BOOST_AUTO_TEST_CASE(what_is_no_day_is_none) {
  for (const char* text : {"", "2026", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-010",
                           "2026/10/03", "+026-10-03", "2026-10-03 ", "0000-01-01"}) {
    BOOST_TEST(Date(text).empty(), text);
  }
  BOOST_TEST(Date(2026, 4, 31).empty());
  BOOST_TEST(Date(-1, 1, 1).empty());
}

BOOST_AUTO_TEST_CASE(dates_sort_as_days_do) {
  BOOST_TEST((Date("2025-12-31") < Date("2026-01-01")));
  BOOST_TEST((Date() < Date("0001-01-01")));
  BOOST_TEST((Date("2026-01-01") == Date(2026, 1, 1)));
}

BOOST_AUTO_TEST_CASE(days_are_counted_from_1970) {
  BOOST_TEST(Date("1970-01-01").days_since_epoch() == 0);
  BOOST_TEST(Date("2000-03-01").days_since_epoch() == 11017);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::metrics
