#include "stats/fixed_factors.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "vectors.h"

namespace imagelift::stats {
namespace {

/// One case's rows. Rows that do not know the feature or a held column are missing.
struct Rows {
  std::vector<double> y, w;
  Families families;
  std::vector<std::vector<std::uint32_t>> factors;
  std::vector<std::vector<std::uint32_t>> with;  ///< the feature, then the columns
  std::vector<std::uint32_t> missing;

  explicit Rows(const nlohmann::json& entry)
      : y(numbers(entry.at("y"))), w(numbers(entry.at("w"))) {
    families.of_row = indexes(entry.at("family"));
    for (const auto family : families.of_row) {
      families.count = std::max<std::size_t>(families.count, family + 1);
    }
    for (const auto& factor : entry.at("factors")) factors.push_back(indexes(factor));
    std::vector<std::vector<double>> columns = {numbers(entry.at("x"))};
    for (const auto& column : entry.at("columns")) columns.push_back(numbers(column));
    with.resize(columns.size());
    for (std::uint32_t row = 0; row < y.size(); ++row) {
      bool known = true;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        known = known && !std::isnan(columns[i][row]);
        if (columns[i][row] == 1) with[i].push_back(row);
      }
      if (!known) missing.push_back(row);
    }
  }

  HeldInput input() const {
    HeldInput input{y, w, &families, {}, missing};
    for (const auto& factor : factors) input.factors.emplace_back(factor);
    return input;
  }
};

void check_difference(const AdjustedDifference& got, const nlohmann::json& expected,
                      double tolerance, const std::string& what) {
  BOOST_CHECK_EQUAL(got.rows, expected.at("rows").get<std::size_t>());
  BOOST_CHECK_EQUAL(got.families, expected.at("families").get<std::size_t>());
  BOOST_CHECK_EQUAL(to_string(got.adjustment), expected.at("flag").get<std::string>());
  check_close(got.raw, expected.at("raw"), tolerance, what + ": raw");
  check_close(got.effective_n, expected.at("kish"), tolerance, what + ": K");
  const auto& difference = expected.at("difference");
  check_close(got.estimate.value, difference.at("value"), tolerance, what + ": b");
  check_close(got.estimate.standard_error, difference.at("standard_error"), tolerance,
              what + ": se");
  check_close(got.estimate.degrees_of_freedom, difference.at("degrees_of_freedom"), tolerance,
              what + ": df");
  check_close(got.estimate.p, difference.at("p"), tolerance, what + ": p");
  for (const auto& interval : difference.at("intervals")) {
    const Interval at = got.estimate.interval(interval.at(0));
    check_close(at.low, interval.at(1), tolerance, what + ": low");
    check_close(at.high, interval.at(2), tolerance, what + ": high");
  }
}

/// Shifts are sums of both signs: their digits are those of the largest. Those of equal size, as in
/// levels of two rows, may stand in any order.
void check_shifts(const std::vector<FamilyShift>& got, const nlohmann::json& most,
                  double tolerance) {
  BOOST_REQUIRE_GE(got.size(), most.size());
  for (const auto& entry : most) {
    const auto found = std::find_if(got.begin(), got.end(), [&](const FamilyShift& shift) {
      return shift.family == entry[0].get<std::uint32_t>();
    });
    BOOST_REQUIRE(found != got.end());
    BOOST_CHECK_SMALL(found->shift - entry[1].get<double>(),
                      tolerance * std::abs(got.front().shift));
  }
}

void check_case(const nlohmann::json& entry, double tolerance) {
  const std::string name = entry.at("name");
  const auto& expected = entry.at("expected");
  const Rows rows(entry);
  const FixedFactors fixed(rows.input());
  if (rows.with.size() > 1) {
    check_difference(fixed.differences_together(rows.with).front(), expected, tolerance, name);
    return;
  }
  const auto got = fixed.difference(rows.with.front());
  check_difference(got, expected, tolerance, name);
  const auto& between = expected.at("heterogeneity");
  check_close(got.between_levels.q, between.at("q"), tolerance, name + ": Q");
  check_close(got.between_levels.p, between.at("p"), tolerance, name + ": p of Q");
  BOOST_CHECK_EQUAL(got.between_levels.degrees_of_freedom,
                    between.at("degrees_of_freedom").get<std::size_t>());
  check_shifts(fixed.shifts(rows.with.front()), expected.at("most_influential"), tolerance);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fixed_factors_tests)

BOOST_AUTO_TEST_CASE(agree_with_a_dense_implementation) {
  const auto file = vectors("fixed_factors");
  for (const auto& entry : file.at("cases")) {
    BOOST_TEST_CONTEXT(entry.at("name").get<std::string>()) {
      check_case(entry, file.at("tolerance"));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_constant_factor_changes_nothing) {
  const auto file = vectors("fixed_factors");
  const Rows rows(file.at("cases").at(0));
  const std::vector<std::uint32_t> constant(rows.y.size(), 0);
  HeldInput input = rows.input();
  const auto without = FixedFactors(input).difference(rows.with.front());
  input.factors.emplace_back(constant);
  const auto with = FixedFactors(input).difference(rows.with.front());
  BOOST_CHECK_CLOSE(with.estimate.value, without.estimate.value, 1e-9);
  BOOST_CHECK_CLOSE(with.estimate.p, without.estimate.p, 1e-9);
}

BOOST_AUTO_TEST_CASE(the_shift_is_what_a_fit_without_the_family_shows) {
  const auto file = vectors("fixed_factors");
  Rows rows(file.at("cases").at(1));
  const FixedFactors all(rows.input());
  const auto whole = all.difference(rows.with.front());
  const FamilyShift most = all.shifts(rows.with.front()).front();
  for (std::uint32_t row = 0; row < rows.y.size(); ++row) {
    if (rows.families.of_row[row] == most.family) rows.missing.push_back(row);
  }
  const auto less = FixedFactors(rows.input()).difference(rows.with.front());
  BOOST_CHECK_CLOSE(less.estimate.value - whole.estimate.value, most.shift, 1e-6);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
