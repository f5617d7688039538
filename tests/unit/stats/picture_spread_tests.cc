#include "stats/picture_spread.h"

#include <boost/test/unit_test.hpp>

#include "vectors.h"

namespace imagelift::stats {

BOOST_AUTO_TEST_SUITE(picture_spread_tests)

BOOST_AUTO_TEST_CASE(same_picture_spread_agrees_with_the_vectors) {
  const auto file = vectors("clusters");
  const double tolerance = file.at("tolerance");
  for (const auto& entry : file.at("cases")) {
    const std::string name = entry.at("name");
    const Families families{indexes(entry.at("cluster")), 30};
    const auto impressions = numbers(entry.at("impressions"));
    const auto got = same_picture_spread(numbers(entry.at("clicks")), impressions, families);
    const auto& expected = entry.at("expected").at("spread");
    BOOST_CHECK_EQUAL(got.groups, expected.at("groups").get<std::size_t>());
    BOOST_CHECK_EQUAL(got.rows, expected.at("rows").get<std::size_t>());
    check_close(got.overdispersion, expected.at("overdispersion"), tolerance, name);
    check_close(got.standard_deviation, expected.at("standard_deviation"), tolerance, name);
    check_close(effective_number(impressions), entry.at("expected").at("kish"), tolerance, name);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
