#include "metrics/ads.h"

#include <boost/test/unit_test.hpp>

#include "metrics/metrics_match.h"

namespace imagelift::metrics {
namespace {

const std::vector<ImageRef> kImages = {{"dog_beach.jpg", "dog_beach"},
                                       {"cat_sofa.jpg", "cat_sofa"}};

MetricTable table_of(const std::vector<std::string>& ads, const std::string& zone = "") {
  MetricTable table;
  table.has_counts = true;
  for (const std::string& ad : ads) {
    MetricRow& row = table.rows.emplace_back();
    row.row = static_cast<std::uint32_t>(table.rows.size() + 1);
    row.image = ad;
    row.impressions = 100 * table.rows.size();
    row.clicks = table.rows.size();
  }
  if (!zone.empty()) {
    table.factors = {{"zone", FactorOrigin::metrics, {ads.size(), zone}}};
  }
  return table;
}

MetricTable resolved_of(const MetricTable& table) {
  return resolved(table, match_metrics(kImages, table), kImages);
}

BOOST_AUTO_TEST_SUITE(ads_tests)

BOOST_AUTO_TEST_CASE(ads_of_one_image_are_one_row_with_their_sums) {
  const MetricTable table = resolved_of(table_of(
      {"dog_beach", "ACME dog_beach v2", "zebra", "cat_sofa", "dog_beach - Copy", "zebra | 2"}));
  BOOST_TEST_REQUIRE(table.rows.size() == 4U);
  BOOST_TEST(table.rows[0].image == "dog_beach.jpg");
  BOOST_TEST(table.rows[0].row == 2U);
  BOOST_TEST(table.rows[0].impressions.value_or(0) == 800U);
  BOOST_TEST(table.rows[0].clicks.value_or(0) == 8U);
  BOOST_TEST(table.rows[1].image == "zebra");
  BOOST_TEST(table.rows[2].clicks.value_or(0) == 4U);
  BOOST_TEST(table.rows[3].image == "zebra | 2");
}

BOOST_AUTO_TEST_CASE(what_the_ads_of_one_image_cost_is_summed) {
  MetricTable table = table_of({"dog_beach", "ACME dog_beach v2", "dog_beach | 3"});
  table.measures = {{{"spend", "Spend", "EUR", MeasureKind::amount}, {1.5, 2.25, std::nullopt}},
                    {{"reach", "Reach", "", MeasureKind::level}, {90, 80, 70}}};
  table = resolved_of(table);
  BOOST_TEST_REQUIRE(table.measures[0].values.size() == 1U);
  BOOST_TEST(*table.measures[0].values[0] == 3.75);
  BOOST_TEST(!table.measures[1].values[0]);  // of people who may be the same
}

BOOST_AUTO_TEST_CASE(other_dates_and_factors_stay_other_rows) {
  MetricTable table =
      table_of({"dog_beach | 1", "dog_beach | 2", "dog_beach | 3", "dog_beach | 4"}, "a");
  table.rows[1].date = Date("2026-01-01");
  table.factors[0].levels[2] = "b";
  table = resolved_of(table);
  BOOST_TEST_REQUIRE(table.rows.size() == 3U);
  BOOST_TEST(table.rows[0].clicks.value_or(0) == 5U);
  BOOST_TEST(table.rows[1].date.iso() == "2026-01-01");
  BOOST_TEST(table.factors[0].levels[2] == "b");
}

BOOST_AUTO_TEST_CASE(apart_each_ad_is_a_level_of_a_factor_as_it_is_written) {
  const MetricTable table = resolved_of(
      with_ads(table_of({"dog_beach", " ACME dog_beach v2", "https://h/z?token=hunter2"}, "a")));
  BOOST_TEST_REQUIRE(table.factors.size() == 2U);
  BOOST_TEST(table.factors[0].name == "ad");
  BOOST_TEST(table.factors[1].name == "zone");
  const std::vector<std::string> levels = {"dog_beach", " ACME dog_beach v2", "https://h/z?..."};
  BOOST_TEST(table.factors[0].levels == levels, boost::test_tools::per_element());
  BOOST_TEST(table.factors[1].levels[0] == "a");
  BOOST_TEST(table.rows[1].image == "dog_beach.jpg");
}

BOOST_AUTO_TEST_CASE(a_column_ad_of_the_files_own_stays) {
  MetricTable table = table_of({"dog_beach"}, "7");
  table.factors[0].name = "ad";
  table = with_ads(table);
  BOOST_TEST_REQUIRE(table.factors.size() == 1U);
  BOOST_TEST(table.factors[0].levels[0] == "7");
  BOOST_TEST(table.notes.size() == 1U);
}

BOOST_AUTO_TEST_CASE(rates_alone_are_no_sums) {
  MetricTable table = table_of({"dog_beach"});
  table.has_counts = false;
  MetricMatch match;
  match.rows_of_image = {{0, 0}, {}};
  const MetricTable before = table;
  sum_ads(table, match);
  BOOST_TEST((table == before));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
