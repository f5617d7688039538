#include "stats/families.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "stats/difference.h"
#include "stats/side.h"
#include "vectors.h"

namespace imagelift::stats {
namespace {

/// One case's rows; those that are not known are missing.
struct Rows {
  std::vector<double> y, w;
  Families families;
  std::vector<std::uint32_t> with, missing;

  explicit Rows(const nlohmann::json& entry)
      : y(numbers(entry.at("y"))), w(numbers(entry.at("w"))) {
    std::vector<std::string> names;
    for (const auto& family : entry.at("family")) names.push_back(family.dump());
    families = families_by(names);
    const auto x = numbers(entry.at("x"));
    for (std::uint32_t row = 0; row < x.size(); ++row) {
      if (std::isnan(x[row])) missing.push_back(row);
      if (x[row] == 1) with.push_back(row);
    }
  }
};

void check_side(const Side& got, const nlohmann::json& expected, double moderated, double tolerance,
                const std::string& what) {
  BOOST_CHECK_EQUAL(got.n, expected.at("rows").get<std::size_t>());
  BOOST_CHECK_EQUAL(got.families, expected.at("families").get<std::size_t>());
  check_close(got.weight, expected.at("weight"), tolerance, what + ": W");
  check_close(got.mean, expected.at("mean"), tolerance, what + ": mean");
  check_close(got.effective_n, expected.at("kish"), tolerance, what + ": K");
  check_close(got.variance, expected.at("variance"), tolerance, what + ": v");
  check_close(moderated, expected.at("moderated"), tolerance, what + ": v~");
  check_close(got.largest_share, expected.at("largest_family"), tolerance, what + ": largest");
}

void check_case(const nlohmann::json& entry, double tolerance) {
  const std::string name = entry.at("name");
  const auto& expected = entry.at("expected");
  const Rows rows(entry);
  const Sides sides = SideSplitter(rows.y, rows.w, rows.families, rows.missing).split(rows.with);
  const double pooled = pooled_variance(sides);
  check_side(sides.with, expected.at("with"), moderated_variance(sides.with, pooled), tolerance,
             name + ", with");
  check_side(sides.without, expected.at("without"), moderated_variance(sides.without, pooled),
             tolerance, name + ", without");
  if (!expected.at("rho").is_null()) {
    BOOST_CHECK_SMALL(sides.correlation - expected.at("rho").get<double>(), tolerance);
  }
  const Estimate got = moderated_difference(sides);
  const auto& difference = expected.at("difference");
  check_close(got.value, difference.at("value"), tolerance, name + ": value");
  check_close(got.standard_error, difference.at("standard_error"), tolerance, name + ": error");
  check_close(got.degrees_of_freedom, difference.at("degrees_of_freedom"), tolerance, name);
  check_close(got.p, difference.at("p"), tolerance, name + ": p");
  for (const auto& interval : difference.at("intervals")) {
    check_close(got.interval(interval.at(0)).low, interval.at(1), tolerance, name + ": low");
    check_close(got.interval(interval.at(0)).high, interval.at(2), tolerance, name + ": high");
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(families_tests)

BOOST_AUTO_TEST_CASE(differences_agree_with_a_second_implementation) {
  const auto file = vectors("families");
  for (const auto& entry : file.at("cases")) {
    BOOST_TEST_CONTEXT(entry.at("name").get<std::string>()) {
      check_case(entry, file.at("tolerance"));
    }
  }
}

BOOST_AUTO_TEST_CASE(rows_of_equal_identity_are_one_family) {
  const std::vector<std::string> identities = {"a", "b", "a", "c"};
  const Families got = families_by(identities);
  const std::vector<std::uint32_t> expected = {0, 1, 0, 2};
  BOOST_TEST(got.of_row == expected, boost::test_tools::per_element());
  BOOST_CHECK_EQUAL(got.count, 3);
  const std::vector<std::uint32_t> some = {3, 2, 0};
  const std::vector<std::uint32_t> anew = {0, 1, 1};
  BOOST_TEST(families_of(got, some).of_row == anew, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_family_on_both_sides_makes_the_difference_surer) {
  std::vector<double> ctr;
  std::vector<std::string> photo;
  std::vector<std::uint32_t> with;
  for (std::uint32_t row = 0; row < 20; ++row) {
    ctr.push_back(0.02 + 0.001 * (row / 2) + (row % 2 == 0 ? 0.002 + 1e-4 * (row % 3) : 0));
    photo.push_back(std::to_string(row / 2));
    if (row % 2 == 0) with.push_back(row);
  }
  const std::vector<double> equal(20, 1.0);
  const Families pairs = families_by(photo);
  const Families single = single_families(20);
  const auto paired = moderated_difference(SideSplitter(ctr, equal, pairs, {}).split(with));
  const auto unpaired = moderated_difference(SideSplitter(ctr, equal, single, {}).split(with));
  BOOST_CHECK_CLOSE(paired.value, unpaired.value, 1e-9);
  BOOST_CHECK_LT(paired.standard_error, 0.4 * unpaired.standard_error);
}

BOOST_AUTO_TEST_CASE(copies_of_rows_add_no_certainty) {
  std::vector<double> ctr;
  std::vector<std::string> photo;
  std::vector<std::uint32_t> with;
  for (std::uint32_t row = 0; row < 60; ++row) {
    ctr.push_back(0.02 + 0.001 * (row % 15) + 0.0001 * (row % 15 % 4));
    photo.push_back(std::to_string(row % 15));
    if (row % 15 < 6) with.push_back(row);
  }
  const std::vector<double> equal(60, 1.0);
  const Families families = families_by(photo);
  const auto four = moderated_difference(SideSplitter(ctr, equal, families, {}).split(with));
  const Families single = single_families(15);
  const auto one = moderated_difference(
      SideSplitter(std::span(ctr).first(15), std::span(equal).first(15), single, {})
          .split(std::span(with).first(6)));
  BOOST_CHECK_CLOSE(four.standard_error, one.standard_error, 1e-9);
  BOOST_CHECK_CLOSE(four.p, one.p, 1e-9);
}

BOOST_AUTO_TEST_CASE(kish_counts_equal_weights_and_falls_with_unequal_ones) {
  BOOST_CHECK_CLOSE(effective_number(std::vector<double>{2, 2, 2}), 3, 1e-12);
  BOOST_CHECK_CLOSE(effective_number(std::vector<double>{1, 3}), 1.6, 1e-12);
  BOOST_CHECK_EQUAL(effective_number({}), 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
