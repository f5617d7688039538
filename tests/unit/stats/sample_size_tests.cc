#include "stats/sample_size.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "vectors.h"

namespace imagelift::stats {

BOOST_AUTO_TEST_SUITE(sample_size_tests)

BOOST_AUTO_TEST_CASE(agrees_with_trying_every_number) {
  const auto file = vectors("sample_size");
  for (const auto& entry : file.at("cases")) {
    const Sides sides = {side_of(numbers(entry.at("with"))), side_of(numbers(entry.at("without")))};
    const auto got = required_sample_size(sides, entry.at("smallest"), entry.at("alpha"));
    const auto& expected = entry.at("expected");
    check_close(got.units_with, expected.at("units_with"), 0, entry.at("name"));
    check_close(got.units_in_all, expected.at("units_in_all"), 0, entry.at("name"));
  }
}

BOOST_AUTO_TEST_CASE(few_impressions_call_for_impressions_and_many_for_images) {
  const Side side{3, 0.02, 2.5e-4};
  const std::vector<double> few(3, 100);
  const std::vector<double> many(3, 1e6);
  BOOST_CHECK(split_variance(side, few).impressions_help());
  BOOST_CHECK(!split_variance(side, many).impressions_help());
  BOOST_CHECK_CLOSE(split_variance(side, few).sampling, 0.02 * 0.98 / 100, 1e-9);
  BOOST_CHECK(std::isnan(split_variance({1, 0.02, 0}, few).between));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
