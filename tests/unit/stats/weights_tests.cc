#include "stats/weights.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "vectors.h"

namespace imagelift::stats {

BOOST_AUTO_TEST_SUITE(weights_tests)

BOOST_AUTO_TEST_CASE(agree_with_a_second_implementation) {
  const auto file = vectors("weights");
  const double tolerance = file.at("tolerance");
  for (const auto& entry : file.at("cases")) {
    const std::string name = entry.at("name");
    const auto& expected = entry.at("expected");
    const RowWeights got = row_weights(numbers(entry.at("ctr")), numbers(entry.at("clicks")),
                                       numbers(entry.at("impressions")));
    BOOST_CHECK_EQUAL(to_string(got.weighting), expected.at("reason").get<std::string>());
    BOOST_CHECK_EQUAL(got.are_equal(), expected.at("equal").get<bool>());
    BOOST_CHECK_EQUAL(got.rows_without_impressions,
                      expected.at("rows_without_impressions").get<std::size_t>());
    check_close(got.ctr, expected.at("m"), tolerance, name + ": m");
    check_close(got.between_variance, expected.at("between_variance"), tolerance, name + ": tau^2");
    const auto weights = numbers(expected.at("weights"));
    BOOST_REQUIRE_EQUAL(got.of_row.size(), weights.size());
    for (std::size_t row = 0; row < weights.size(); ++row) {
      check_close(got.of_row[row], expected.at("weights")[row], tolerance, name + ": weight");
    }
  }
}

BOOST_AUTO_TEST_CASE(ctrs_alone_count_the_same) {
  const std::vector<double> ctr = {0.01, 0.02, 0.05};
  const RowWeights got = row_weights(ctr, {}, {});
  BOOST_CHECK(got.weighting == Weighting::rows_without_impressions);
  BOOST_CHECK_EQUAL(got.rows_without_impressions, 3);
  BOOST_CHECK_EQUAL(got.of_row[2], 1);
}

BOOST_AUTO_TEST_CASE(the_sum_of_squares_is_as_large_as_its_expectation) {
  const std::vector<double> clicks = {3, 40, 12, 300, 9};
  const std::vector<double> impressions = {87, 2000, 900, 9000, 400};
  std::vector<double> ctr;
  for (std::size_t row = 0; row < 5; ++row) ctr.push_back(clicks[row] / impressions[row]);
  const RowWeights got = row_weights(ctr, clicks, impressions);
  BOOST_REQUIRE_GT(got.between_variance, 0);
  double weights = 0;
  double mean = 0;
  for (std::size_t row = 0; row < 5; ++row) {
    weights += got.of_row[row];
    mean += got.of_row[row] * ctr[row];
  }
  mean /= weights;
  double squares = 0;
  for (std::size_t row = 0; row < 5; ++row) {
    squares += got.of_row[row] * (ctr[row] - mean) * (ctr[row] - mean);
  }
  BOOST_CHECK_CLOSE(squares, 4, 1e-9);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
