#include "stats/sample_size.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "equal_side.h"
#include "vectors.h"

namespace imagelift::stats {

BOOST_AUTO_TEST_SUITE(sample_size_tests)

BOOST_AUTO_TEST_CASE(agrees_with_trying_every_number) {
  const auto file = vectors("sample_size");
  for (const auto& entry : file.at("cases")) {
    const Sides sides = equal_sides(numbers(entry.at("with")), numbers(entry.at("without")));
    if (sides.with.n < 2 || sides.without.n < 2) continue;  // no variance since S21
    const auto got = required_sample_size(sides, entry.at("smallest"), entry.at("alpha"));
    const auto& expected = entry.at("expected");
    check_close(got.rows_with, expected.at("units_with"), 0, entry.at("name"));
    check_close(got.rows_in_all, expected.at("units_in_all"), 0, entry.at("name"));
  }
}

BOOST_AUTO_TEST_CASE(few_impressions_call_for_impressions_and_many_for_images) {
  const Side side = equal_side(3, 0.02, 2.5e-4);
  const std::vector<double> few(3, 100);
  const std::vector<double> many(3, 1e6);
  BOOST_CHECK(split_variance(side, few).impressions_help());
  BOOST_CHECK(!split_variance(side, many).impressions_help());
  BOOST_CHECK_CLOSE(split_variance(side, few).sampling, 0.02 * 0.98 / 100, 1e-9);
  BOOST_CHECK(std::isnan(split_variance(equal_side(1, 0.02, 0), few).between));
}

BOOST_AUTO_TEST_CASE(pairs_come_from_the_spread_within_families) {
  // Twelve pairs whose CTRs differ by +-0.0005 around their photo's: v_within = 2 x 0.0005^2.
  std::vector<double> ctr, impressions;
  Families photos{{}, 12};
  for (std::uint32_t photo = 0; photo < 12; ++photo) {
    for (const double part : {-0.0005, 0.0005}) {
      ctr.push_back(0.02 + 0.004 * photo + part);
      impressions.push_back(1000 + 100 * photo);
      photos.of_row.push_back(photo);
    }
  }
  const std::vector<double> equal(24, 1.0);
  const PairedPlan plan = paired_plan(ctr, equal, impressions, photos, 0.0005);
  BOOST_CHECK(plan.from_families);
  // (1.959964 + 0.841621)^2 x 2 x 5e-7 / 0.0005^2 = 31.4
  BOOST_CHECK_EQUAL(plan.pairs, 32);
  BOOST_CHECK_EQUAL(plan.impressions_a_side, 1550);
}

BOOST_AUTO_TEST_CASE(without_families_pairing_is_taken_to_halve_the_spread_between_images) {
  const std::vector<double> ctr = {0.01, 0.02, 0.03, 0.04, 0.05, 0.06};
  const std::vector<double> equal(6, 1.0);
  const PairedPlan plan = paired_plan(ctr, equal, {}, single_families(6), 0.01);
  BOOST_CHECK(!plan.from_families);
  // v = 3.5e-4; 7.8489 x (2 v / 2) / 1e-4 = 27.5
  BOOST_CHECK_EQUAL(plan.pairs, 28);
  BOOST_CHECK(std::isnan(plan.impressions_a_side));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
