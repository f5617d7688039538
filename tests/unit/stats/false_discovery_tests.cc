#include "stats/false_discovery.h"

#include <boost/test/unit_test.hpp>
#include <random>

#include "stats/interval.h"
#include "vectors.h"

namespace imagelift::stats {

BOOST_AUTO_TEST_SUITE(false_discovery_tests)

BOOST_AUTO_TEST_CASE(agrees_with_statsmodels) {
  const auto file = vectors("false_discovery");
  const double tolerance = file.at("tolerance");
  for (const auto& entry : file.at("cases")) {
    const std::string name = entry.at("name");
    const auto got = false_discovery(numbers(entry.at("p")));
    const auto& expected = entry.at("expected");
    BOOST_REQUIRE_EQUAL(got.q.size(), expected.at("q").size());
    for (std::size_t i = 0; i < got.q.size(); ++i) {
      check_close(got.q[i], expected.at("q").at(i), tolerance, name);
    }
    BOOST_CHECK_EQUAL(got.rejected, expected.at("rejected").get<std::size_t>());
    check_close(got.alpha, expected.at("alpha"), tolerance, name + ": alpha");
  }
}

BOOST_AUTO_TEST_CASE(family_interval_excludes_zero_if_and_only_if_q_is_at_most_the_rate) {
  std::mt19937 random(7);
  std::normal_distribution<double> noise;
  for (int draw = 0; draw < 10000; ++draw) {
    std::vector<Estimate> estimates;
    std::vector<double> p;
    const std::size_t m = 1 + random() % 12;
    for (std::size_t i = 0; i < m; ++i) {
      const double truth = random() % 3 == 0 ? 3 : 0;
      estimates.push_back(
          student_estimate(truth + noise(random), 1, 3 + static_cast<double>(random() % 40)));
      p.push_back(estimates.back().p);
    }
    const auto family = false_discovery(p);
    for (std::size_t i = 0; i < m; ++i) {
      const bool excludes = estimates[i].interval(family.alpha).excludes_zero();
      BOOST_REQUIRE_EQUAL(excludes, family.q[i] <= 0.05);
    }
  }
}

BOOST_AUTO_TEST_CASE(q_is_never_below_p_and_keeps_its_order) {
  const std::vector<double> p = {0.2, 0.001, 0.04, 0.9};
  const auto q = false_discovery(p).q;
  for (std::size_t i = 0; i < p.size(); ++i) {
    BOOST_CHECK_GE(q[i], p[i]);
    for (std::size_t j = 0; j < p.size(); ++j) {
      if (p[i] < p[j]) BOOST_CHECK_LE(q[i], q[j]);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
