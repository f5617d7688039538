#include "stats/joint.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "vectors.h"

namespace imagelift::stats {
namespace {

std::vector<std::uint32_t> range(std::uint32_t first, std::uint32_t end) {
  std::vector<std::uint32_t> units;
  for (std::uint32_t unit = first; unit < end; ++unit) units.push_back(unit);
  return units;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(joint_tests)

BOOST_AUTO_TEST_CASE(agrees_with_statsmodels) {
  const auto file = vectors("joint");
  const double tolerance = file.at("tolerance");
  for (const auto& entry : file.at("cases")) {
    const std::string name = entry.at("name");
    std::vector<std::vector<double>> present;
    for (const auto& column : entry.at("present")) present.push_back(numbers(column));
    const auto got = joint_model(numbers(entry.at("outcome")), present);
    const auto& expected = entry.at("expected");
    check_close(got.intercept, expected.at("intercept"), tolerance, name + ": intercept");
    BOOST_CHECK_EQUAL(got.is_singular, expected.at("is_singular").get<bool>());
    BOOST_REQUIRE_EQUAL(got.features.size(), expected.at("values").size());
    for (std::size_t i = 0; i < got.features.size(); ++i) {
      check_close(got.features[i].value, expected.at("values").at(i), tolerance, name);
      check_close(got.features[i].standard_error, expected.at("errors").at(i), tolerance, name);
      check_close(got.features[i].p, expected.at("p").at(i), tolerance, name);
      check_close(got.inflation[i], expected.at("inflation").at(i), tolerance, name);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_feature_twice_cannot_be_told_apart) {
  const std::vector<double> has = {1, 0, 1, 0, 1, 0};
  const std::vector<double> outcome = {3, 1, 4, 1, 5, 9};
  const std::vector<std::vector<double>> twice = {has, has};
  BOOST_CHECK(joint_model(outcome, twice).is_singular);
  const std::vector<std::vector<double>> constant = {std::vector<double>(6, 1)};
  BOOST_CHECK(joint_model(outcome, constant).is_singular);
}

BOOST_AUTO_TEST_CASE(phi_is_one_with_itself_and_minus_one_with_its_complement) {
  BOOST_CHECK_CLOSE(phi(range(0, 4), range(0, 4), 10), 1, 1e-12);
  BOOST_CHECK_CLOSE(phi(range(0, 4), range(4, 10), 10), -1, 1e-12);
  BOOST_CHECK(std::isnan(phi(range(0, 0), range(4, 10), 10)));
}

BOOST_AUTO_TEST_CASE(by_default_one_feature_of_each_group_the_most_even_first) {
  const std::vector<std::vector<std::uint32_t>> presence = {range(0, 9), range(0, 10),
                                                            range(20, 50), range(0, 60)};
  const std::vector<std::size_t> expected = {2, 1};
  const auto got = default_joint_features(presence, 60, 60);
  BOOST_TEST(got == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
