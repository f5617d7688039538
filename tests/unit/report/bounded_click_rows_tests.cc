#include "report/data/bounded_click_rows.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::report {
namespace {

constexpr std::uint32_t kNoDate = ClickRows::kNoDate;

/// One image on four days of two months, in two campaigns.
ClickRows four_days() {
  return {{0, 0, 0, 0},
          {0, 1, 2, 3},
          {"2026-09-28", "2026-09-29", "2026-10-04", "2026-10-05"},
          {1, 2, 4, 8},
          {10, 20, 40, 80}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bounded_click_rows_tests)

BOOST_AUTO_TEST_CASE(few_rows_stay_by_day) {
  const auto rows = bounded_click_rows(four_days(), {});
  BOOST_REQUIRE(rows);
  BOOST_TEST(to_string(rows->grouped) == "day");
  BOOST_TEST(rows->clicks.clicks == (std::vector<double>{1, 2, 4, 8}));
}

BOOST_AUTO_TEST_CASE(too_many_rows_are_summed_by_week_then_by_month_then_in_all) {
  const auto weeks = bounded_click_rows(four_days(), {}, 3);
  BOOST_TEST(to_string(weeks->grouped) == "week");
  BOOST_TEST(weeks->clicks.dates == (std::vector<std::string>{"2026-09-28", "2026-10-05"}));
  BOOST_TEST(weeks->clicks.clicks == (std::vector<double>{7, 8}));
  const auto all = bounded_click_rows(four_days(), {}, 1);
  BOOST_TEST(to_string(all->grouped) == "all");
  BOOST_TEST(all->clicks.date == std::vector<std::uint32_t>{kNoDate});
  BOOST_TEST(all->clicks.impressions == std::vector<double>{150});
  BOOST_TEST(!bounded_click_rows(four_days(), {}, 0));
}

BOOST_AUTO_TEST_CASE(levels_are_never_summed) {
  const ReportFactor campaign{"campaign", FactorOrigin::metrics, true, {"x", "y"},
                              {kNoDate},  {0, 1, 0, 1}};
  const ReportFactor brand{"brand", FactorOrigin::metrics, true, {"z"}, {0}, {}};
  const auto rows = bounded_click_rows(four_days(), {campaign, brand}, 2);
  BOOST_TEST(to_string(rows->grouped) == "all");
  BOOST_REQUIRE(rows->factors.size() == 1u);
  BOOST_TEST(rows->factors[0].of_row == (std::vector<std::uint32_t>{0, 1}));
  BOOST_TEST(rows->clicks.clicks == (std::vector<double>{5, 10}));
}

BOOST_AUTO_TEST_CASE(one_undated_row_for_each_image_tells_nothing_new) {
  BOOST_TEST(!bounded_click_rows({{0, 1}, {kNoDate, kNoDate}, {}, {1, 2}, {9, 9}}, {}));
  BOOST_TEST(!bounded_click_rows({}, {}));
}

BOOST_AUTO_TEST_CASE(weeks_begin_on_monday_and_months_on_the_first) {
  BOOST_TEST(first_day("2026-11-22", DateGroup::week) == "2026-11-16");
  BOOST_TEST(first_day("2027-01-01", DateGroup::week) == "2026-12-28");
  BOOST_TEST(first_day("2026-11-22", DateGroup::month) == "2026-11-01");
  BOOST_TEST(first_day("2026-11-22", DateGroup::all).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
