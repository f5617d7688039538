#include "stats/clusters.h"

#include <boost/test/unit_test.hpp>

#include "vectors.h"

namespace imagelift::stats {

BOOST_AUTO_TEST_SUITE(clusters_tests)

BOOST_AUTO_TEST_CASE(equal_identities_are_one_cluster_in_order_of_appearance) {
  const std::vector<std::string> identities = {"b", "a", "b", "c", "a"};
  const auto clusters = cluster_by(identities);
  const std::vector<std::uint32_t> expected = {0, 1, 0, 2, 1};
  BOOST_TEST(clusters.of_row == expected, boost::test_tools::per_element());
  BOOST_CHECK_EQUAL(clusters.count, 3);
}

BOOST_AUTO_TEST_CASE(effective_number_of_equal_weights_is_their_count) {
  BOOST_CHECK_CLOSE(effective_number(std::vector<double>(7, 3.5)), 7, 1e-12);
  BOOST_CHECK_CLOSE(effective_number(std::vector<double>{1e9, 1, 1}), 1, 1e-5);
  BOOST_CHECK_EQUAL(effective_number(std::vector<double>{}), 0);
}

BOOST_AUTO_TEST_CASE(same_picture_spread_agrees_with_the_vectors) {
  const auto file = vectors("clusters");
  const double tolerance = file.at("tolerance");
  for (const auto& entry : file.at("cases")) {
    const std::string name = entry.at("name");
    Clusters clusters{indexes(entry.at("cluster")), 30};
    const auto impressions = numbers(entry.at("impressions"));
    const auto got = same_picture_spread(numbers(entry.at("clicks")), impressions, clusters);
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
