#include "stats/bootstrap.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "one_feature.h"
#include "vectors.h"

namespace imagelift::stats {
namespace {

std::vector<PairedUnit> units_of(const nlohmann::json& json) {
  std::vector<PairedUnit> units;
  for (const auto& entry : json) {
    units.push_back({entry.at("in_before"), entry.at("in_after"), entry.at("has_before"),
                     entry.at("has_after"), entry.at("ctr_before"), entry.at("ctr_after")});
  }
  return units;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bootstrap_tests)

BOOST_AUTO_TEST_CASE(agrees_with_the_same_draws_in_python) {
  const auto file = vectors("bootstrap");
  const double tolerance = file.at("tolerance");
  for (const auto& entry : file.at("cases")) {
    const std::string name = entry.at("name");
    const auto units = units_of(entry.at("units"));
    const auto& expected = entry.at("expected");
    for (const auto rule : {delta_of_impacts, plain_delta_of_impacts}) {
      const auto got = rule(units, entry.at("resamples"), entry.at("seed"));
      check_close(got.value, expected.at("value"), tolerance, name);
      check_close(got.interval.low, expected.at("low"), tolerance, name);
      check_close(got.interval.high, expected.at("high"), tolerance, name);
    }
  }
}

BOOST_AUTO_TEST_CASE(many_features_at_once_have_the_numbers_that_each_has_alone) {
  Draws dice(5);
  std::vector<std::vector<PairedUnit>> alone(3);
  const auto chance = [&](std::uint32_t percent) { return dice.below(100) < percent; };
  const auto ctr = [&] { return 1e-4 * (100 + dice.below(300)); };
  for (std::uint32_t unit = 0; unit < 80; ++unit) {
    const double before = chance(90) ? ctr() : kUndefined;
    const double after = chance(90) ? ctr() : kUndefined;
    for (auto& units : alone) {
      units.push_back(
          {!std::isnan(before), !std::isnan(after), chance(40), chance(40), before, after});
    }
  }
  PairedRuns runs = runs_of(alone[0]);
  std::vector<PairedPresence> features;
  for (auto& units : alone) features.push_back(presence_of(units));
  for (std::size_t i = 0; i < 80; i += 9) {
    if (!alone[2][i].in_after || alone[2][i].has_after) continue;
    std::size_t row = 0;
    for (std::size_t j = 0; j < i; ++j) row += alone[0][j].in_after ? 1 : 0;
    features[2].missing_after.push_back(static_cast<std::uint32_t>(row));
    alone[2][i].in_after = false;
  }
  BOOST_REQUIRE(!features[2].missing_after.empty());
  const auto together = deltas_of_impacts(runs, features);
  for (std::size_t f = 0; f < features.size(); ++f) {
    const auto one = plain_delta_of_impacts(alone[f]);
    BOOST_CHECK_CLOSE_FRACTION(together[f].value, one.value, 1e-9);
    BOOST_CHECK_CLOSE_FRACTION(together[f].interval.low, one.interval.low, 1e-9);
    BOOST_CHECK_CLOSE_FRACTION(together[f].interval.high, one.interval.high, 1e-9);
  }
  BOOST_CHECK(std::isnan(deltas_of_impacts({}, std::vector<PairedPresence>(1))[0].value));
}

BOOST_AUTO_TEST_CASE(a_family_of_rows_is_drawn_as_a_whole_and_by_its_weights) {
  // Two rows of half the weight and equal CTR are drawn like the one row that they make.
  PairedRuns whole, split;
  PairedPresence whole_presence, split_presence;
  whole.families = split.families = 24;
  for (std::uint32_t family = 0; family < 24; ++family) {
    const double ctr = 0.02 + 0.001 * (family % 7);
    for (RunRows* run : {&whole.before, &whole.after, &split.before, &split.after}) {
      const double own = ctr + (run == &whole.after || run == &split.after ? 0.0003 * family : 0);
      const bool is_split = run == &split.before || run == &split.after;
      for (int part = 0; part < (is_split ? 2 : 1); ++part) {
        run->ctr.push_back(own);
        run->weight.push_back(is_split ? 0.5 : 1.0);
        run->family.push_back(family);
      }
    }
    if (family % 3 != 0) continue;
    for (auto* rows : {&whole_presence.with_before, &whole_presence.with_after}) {
      rows->push_back(family);
    }
    for (auto* rows : {&split_presence.with_before, &split_presence.with_after}) {
      rows->push_back(2 * family);
      rows->push_back(2 * family + 1);
    }
  }
  const auto one = deltas_of_impacts(whole, std::vector{whole_presence})[0];
  const auto two = deltas_of_impacts(split, std::vector{split_presence})[0];
  BOOST_CHECK_CLOSE(two.value, one.value, 1e-9);
  BOOST_CHECK_CLOSE(two.interval.low, one.interval.low, 1e-9);
  BOOST_CHECK_CLOSE(two.interval.high, one.interval.high, 1e-9);
}

BOOST_AUTO_TEST_CASE(equal_runs_differ_by_nothing) {
  std::vector<PairedUnit> units;
  for (int i = 0; i < 20; ++i) {
    const double ctr = 0.02 + 0.001 * i;
    units.push_back({true, true, i % 2 == 0, i % 2 == 0, ctr, ctr});
  }
  const auto got = delta_of_impacts(units);
  BOOST_CHECK_EQUAL(got.value, 0);
  BOOST_CHECK_EQUAL(got.interval.low, 0);
  BOOST_CHECK_EQUAL(got.interval.high, 0);
}

BOOST_AUTO_TEST_CASE(a_side_that_is_often_empty_gives_no_interval) {
  const std::vector<PairedUnit> units = {{true, true, true, true, 0.02, 0.03},
                                         {true, true, false, false, 0.01, 0.02}};
  BOOST_CHECK_SMALL(delta_of_impacts(units).value, 1e-15);
  BOOST_CHECK(std::isnan(delta_of_impacts(units).interval.low));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
