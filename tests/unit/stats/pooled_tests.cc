#include "stats/pooled.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "vectors.h"

namespace imagelift::stats {
namespace {

void check_side(const PooledSide& got, const nlohmann::json& expected, double tolerance,
                const std::string& what) {
  BOOST_CHECK_EQUAL(got.n, expected.at("n").get<std::size_t>());
  check_close(got.ctr, expected.at("ctr"), tolerance, what + ": ctr");
  check_close(got.effective_n, expected.at("effective_n"), tolerance, what + ": effective n");
  if (number(expected.at("variance")) > 1e-30) {
    check_close(got.variance, expected.at("variance"), tolerance, what + ": variance");
  } else if (!expected.at("variance").is_null()) {
    BOOST_CHECK_SMALL(got.variance, 1e-30);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pooled_tests)

BOOST_AUTO_TEST_CASE(agrees_with_leaving_each_unit_out_in_turn) {
  const auto file = vectors("pooled");
  const double tolerance = file.at("tolerance");
  for (const auto& entry : file.at("cases")) {
    const std::string name = entry.at("name");
    const auto with =
        pooled_side(numbers(entry.at("with_clicks")), numbers(entry.at("with_impressions")));
    const auto without =
        pooled_side(numbers(entry.at("without_clicks")), numbers(entry.at("without_impressions")));
    const auto& expected = entry.at("expected");
    check_side(with, expected.at("with"), tolerance, name + " with");
    check_side(without, expected.at("without"), tolerance, name + " without");
    const Estimate got = pooled_difference(with, without);
    const auto& difference = expected.at("difference");
    check_close(got.value, difference.at("value"), tolerance, name + ": difference");
    check_close(got.standard_error, difference.at("standard_error"), tolerance, name + ": error");
    check_close(got.p, difference.at("p"), tolerance, name + ": p");
    const auto& interval = difference.at("intervals").at(0);
    check_close(got.interval(0.05).low, interval.at(1), tolerance, name + ": low");
    check_close(got.interval(0.05).high, interval.at(2), tolerance, name + ": high");
  }
}

BOOST_AUTO_TEST_CASE(one_image_that_carries_a_side_gives_no_verdict) {
  const std::vector<double> clicks = {3, 900, 1, 2};
  const std::vector<double> impressions = {90, 90000, 80, 60};
  const PooledSide carried = pooled_side(clicks, impressions);
  BOOST_CHECK_LT(carried.effective_n, kLeastEffectiveN);
  BOOST_CHECK(std::isnan(pooled_difference(carried, carried).p));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
