#include "stats/spearman.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

#include "vectors.h"

namespace imagelift::stats {
namespace {

/// The same correlation from the sparse form of x.
Correlation sparsely(const std::vector<double>& x, const std::vector<double>& y) {
  std::vector<std::uint32_t> units;
  std::vector<double> values;
  for (std::uint32_t unit = 0; unit < x.size(); ++unit) {
    if (x[unit] == 0) continue;
    units.push_back(unit);
    values.push_back(x[unit]);
  }
  return RankCorrelator(y, single_families(y.size()), {}).correlate(units, values);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(spearman_tests)

BOOST_AUTO_TEST_CASE(agrees_with_scipy_densely_and_sparsely) {
  const auto file = vectors("spearman");
  const double tolerance = file.at("tolerance");
  for (const auto& entry : file.at("cases")) {
    const auto x = numbers(entry.at("x"));
    const auto y = numbers(entry.at("y"));
    const auto& expected = entry.at("expected");
    for (const Correlation& got : {spearman(x, y), sparsely(x, y)}) {
      const std::string name = entry.at("name");
      // scipy's own rho has an absolute error of some 1e-16.
      if (number(expected.at("rho")) == 0 || std::abs(number(expected.at("rho"))) > 1e-6) {
        check_close(got.rho, expected.at("rho"), tolerance, name + ": rho");
      }
      check_close(got.p, expected.at("p"), tolerance, name + ": p");
      check_close(got.interval(0.05).low, expected.at("low"), tolerance, name + ": low");
      check_close(got.interval(0.05).high, expected.at("high"), tolerance, name + ": high");
    }
  }
}

BOOST_AUTO_TEST_CASE(missing_units_take_no_part) {
  const std::vector<double> y = {0.1, 0.9, 0.2, 0.3, 0.8, 0.4, 0.5};
  const std::vector<std::uint32_t> missing = {1, 4};
  const std::vector<std::uint32_t> units = {0, 2, 6};
  const std::vector<double> values = {1, 2, -1};
  const auto got = RankCorrelator(y, single_families(y.size()), missing).correlate(units, values);
  const std::vector<double> x_known = {1, 2, 0, 0, -1};
  const std::vector<double> y_known = {0.1, 0.2, 0.3, 0.4, 0.5};
  BOOST_CHECK_EQUAL(got.n, 5);
  BOOST_CHECK_CLOSE(got.rho, spearman(x_known, y_known).rho, 1e-12);
}

BOOST_AUTO_TEST_CASE(rows_of_one_family_count_as_one_in_its_certainty) {
  const std::vector<double> y = {0.1, 0.9, 0.2, 0.3, 0.8, 0.4, 0.5, 0.7, 0.35, 0.6};
  const std::vector<double> x = {1, 5, 3, 2, 6, 3, 4, 4, 2, 5};
  const std::vector<std::uint32_t> rows = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  const Families pairs{{0, 0, 1, 1, 2, 2, 3, 3, 4, 4}, 5};
  const auto got = RankCorrelator(y, pairs, {}).correlate(rows, x);
  const auto plain = spearman(x, y);
  BOOST_CHECK_CLOSE(got.rho, plain.rho, 1e-9);
  BOOST_CHECK_EQUAL(got.effective_n, 5);
  BOOST_CHECK_GT(got.p, plain.p);
}

BOOST_AUTO_TEST_CASE(interval_excludes_zero_where_p_is_below_alpha) {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> uniform(-1, 1);
  for (int i = 0; i < 1000; ++i) {
    const auto got = correlation_of(uniform(random), 54, 4 + 0.5 * (random() % 100));
    const double alpha = std::abs(uniform(random));
    BOOST_CHECK_EQUAL(got.interval(alpha).excludes_zero(), got.p < alpha);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
