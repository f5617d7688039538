#include "stats/side.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

#include "stats/difference.h"

namespace imagelift::stats {
namespace {

/// Rows that count the same, each a family of its own.
Sides split(const std::vector<double>& outcome, const std::vector<std::uint32_t>& missing,
            const std::vector<std::uint32_t>& with) {
  const std::vector<double> equal(outcome.size(), 1.0);
  const Families families = single_families(outcome.size());
  return SideSplitter(outcome, equal, families, missing).split(with);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(side_tests)

BOOST_AUTO_TEST_CASE(sparse_sums_equal_both_sides_taken_alone) {
  std::mt19937 random(2);
  std::lognormal_distribution<double> ctr(-4, 0.7);
  for (int draw = 0; draw < 300; ++draw) {
    const std::uint32_t n = 2 + random() % 40;
    const unsigned share = 1 + random() % 9;
    std::vector<double> outcome;
    std::vector<std::uint32_t> missing, with;
    std::vector<double> sides[2];
    for (std::uint32_t unit = 0; unit < n; ++unit) {
      outcome.push_back(ctr(random));
      if (random() % 7 == 0) {
        missing.push_back(unit);
        continue;
      }
      const bool has = random() % 10 < share;
      if (has) with.push_back(unit);
      sides[has ? 0 : 1].push_back(outcome.back());
    }
    const auto got = split(outcome, missing, with);
    const Side expected[2] = {side_of(sides[0]), side_of(sides[1])};
    const Side actual[2] = {got.with, got.without};
    for (int i = 0; i < 2; ++i) {
      BOOST_REQUIRE_EQUAL(actual[i].n, expected[i].n);
      if (expected[i].n == 0) continue;
      BOOST_CHECK_CLOSE(actual[i].mean, expected[i].mean, 1e-11);
      if (expected[i].n > 1) BOOST_CHECK_CLOSE(actual[i].variance, expected[i].variance, 1e-9);
    }
  }
}

BOOST_AUTO_TEST_CASE(families_and_weights_do_not_change_with_the_side_that_is_listed) {
  std::mt19937 random(7);
  std::lognormal_distribution<double> ctr(-4, 0.7), weight(9, 1.5);
  for (int draw = 0; draw < 200; ++draw) {
    const std::uint32_t n = 12 + random() % 60;
    std::vector<double> outcome, weights;
    std::vector<std::string> family;
    std::vector<std::uint32_t> with, without;
    for (std::uint32_t row = 0; row < n; ++row) {
      outcome.push_back(ctr(random));
      weights.push_back(weight(random));
      family.push_back(std::to_string(random() % (n / 3)));
      (random() % 4 == 0 ? with : without).push_back(row);
    }
    const Families families = families_by(family);
    const SideSplitter splitter(outcome, weights, families, {});
    const Sides some = splitter.split(with), other = splitter.split(without);
    BOOST_CHECK_EQUAL(some.with.families, other.without.families);
    BOOST_CHECK_EQUAL(some.without.families, other.with.families);
    BOOST_CHECK_CLOSE(some.with.effective_n, other.without.effective_n, 1e-9);
    BOOST_CHECK_CLOSE(some.without.largest_share, other.with.largest_share, 1e-9);
    if (!std::isnan(some.with.variance)) {
      BOOST_CHECK_CLOSE(some.with.variance, other.without.variance, 1e-7);
    }
    BOOST_CHECK_SMALL(some.correlation - other.correlation, 1e-9);
  }
}

BOOST_AUTO_TEST_CASE(one_row_has_no_variance) {
  const std::vector<double> outcome = {0.02, 0.03, 0.05};
  const std::vector<std::uint32_t> with = {1};
  const auto sides = split(outcome, {}, with);
  BOOST_CHECK_EQUAL(sides.with.mean, 0.03);
  BOOST_CHECK(std::isnan(sides.with.variance));
}

BOOST_AUTO_TEST_CASE(a_larger_side_of_equal_values_has_no_variance) {
  const std::vector<double> outcome = {0.07, 0.07, 0.07, 0.03, 0.03, 0.03, 0.03};
  const std::vector<std::uint32_t> with = {0, 1, 2};
  const auto sides = split(outcome, {}, with);
  BOOST_CHECK_EQUAL(sides.without.variance, 0);
  BOOST_CHECK_EQUAL(moderated_difference(sides).p, 1);
}

BOOST_AUTO_TEST_CASE(a_larger_side_without_clicks_has_a_mean_of_0_and_no_lift) {
  const std::vector<double> outcome = {0.02, 0.07, 0.03, 0, 0, 0, 0, 0};
  const std::vector<std::uint32_t> with = {0, 1, 2};
  const auto sides = split(outcome, {}, with);
  BOOST_CHECK_EQUAL(sides.without.mean, 0);
  BOOST_CHECK(std::isnan(lift_of(sides).value));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
