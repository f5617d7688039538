#include "stats/adjusted.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

#include "stats/feature_table.h"
#include "vectors.h"

namespace imagelift::stats {

BOOST_AUTO_TEST_SUITE(adjusted_tests)

BOOST_AUTO_TEST_CASE(agrees_with_least_squares_on_dummies) {
  const auto file = vectors("adjusted");
  const double tolerance = file.at("tolerance");
  std::set<std::string> seen;
  for (const auto& entry : file.at("cases")) {
    const std::string name = entry.at("name");
    const auto outcome = numbers(entry.at("outcome"));
    const auto has = numbers(entry.at("with_feature"));
    std::vector<std::uint32_t> with;
    for (std::uint32_t unit = 0; unit < has.size(); ++unit) {
      if (has[unit] == 1) with.push_back(unit);
    }
    // -1 becomes Factor::kNoLevel.
    const auto level = indexes(entry.at("level"));
    const auto got = FactorAdjuster(outcome, level, 60, {}).adjust(with);
    const auto& expected = entry.at("expected");
    BOOST_TEST_CONTEXT(name) {
      BOOST_CHECK_EQUAL(got.units, expected.at("units").get<std::size_t>());
      BOOST_CHECK_EQUAL(got.informative_levels,
                        expected.at("informative_levels").get<std::size_t>());
      BOOST_CHECK_EQUAL(to_string(got.adjustment), expected.at("adjustment").get<std::string>());
    }
    seen.insert(std::string(to_string(got.adjustment)));
    check_close(got.raw, expected.at("raw"), tolerance, name + ": raw");
    check_close(got.estimate.value, expected.at("slope"), tolerance, name + ": slope");
    check_close(got.estimate.standard_error, expected.at("error"), tolerance, name + ": error");
    check_close(got.estimate.p, expected.at("p"), tolerance, name + ": p");
    check_close(got.estimate.interval(0.05).low, expected.at("low"), tolerance, name + ": low");
    check_close(got.estimate.interval(0.05).high, expected.at("high"), tolerance, name + ": high");
  }
  BOOST_CHECK_GE(seen.size(), 5);
}

BOOST_AUTO_TEST_CASE(missing_units_count_as_dropped) {
  const std::vector<double> outcome = {1, 2, 3, 4, 9};
  const std::vector<std::uint32_t> level = {0, 0, 1, 1, 1};
  const std::vector<std::uint32_t> missing = {4};
  const std::vector<std::uint32_t> with = {0, 2};
  BOOST_CHECK_EQUAL(FactorAdjuster(outcome, level, 2, missing).adjust(with).units, 4);
  BOOST_CHECK_EQUAL(FactorAdjuster(outcome, level, 2, {}).adjust(with).units, 5);
}

BOOST_AUTO_TEST_CASE(a_factor_with_mostly_single_images_names_images) {
  const std::vector<std::uint32_t> mostly_single = {0, 1, 2, 3, 3};
  const std::vector<std::uint32_t> half_single = {0, 1, 2, 2};
  const std::vector<std::uint32_t> nowhere = {Factor::kNoLevel, Factor::kNoLevel};
  BOOST_CHECK(names_images(mostly_single, 4));
  BOOST_CHECK(!names_images(half_single, 3));
  BOOST_CHECK(names_images(nowhere, 3));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
