#include "report/documents/packed_points.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <numeric>

namespace imagelift::report {
namespace {

stats::FeatureColumn column(std::vector<std::uint32_t> rows, std::vector<double> values) {
  stats::FeatureColumn made;
  made.rows = std::move(rows);
  made.values = std::move(values);
  return made;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(packed_points_tests)

BOOST_AUTO_TEST_CASE(a_word_is_the_rows_skipped_and_a_code) {
  const PackedPoints packed = pack_points({column({2, 3}, {0.5, 1}), column({1}, {3})});
  BOOST_TEST(packed.words == (std::vector<std::uint16_t>{2 << 10 | 500, 1000, 1 << 10 | 3}));
  BOOST_TEST(packed.words_per_feature == (std::vector<std::uint32_t>{2, 1}));
  BOOST_TEST(packed.divisors == (std::vector<int>{1000, 1}));
}

BOOST_AUTO_TEST_CASE(long_gaps_are_skipped_by_words_without_a_value) {
  const PackedPoints packed = pack_points({column({130}, {7})});
  BOOST_TEST(packed.words == (std::vector<std::uint16_t>{63 << 10, 63 << 10, 4 << 10 | 7}));
}

BOOST_AUTO_TEST_CASE(other_numbers_are_kept_as_they_are) {
  const PackedPoints packed = pack_points({column({0, 2}, {5.25, -1})});
  BOOST_TEST(packed.divisors.front() == 0);
  BOOST_TEST(packed.numbers == (std::vector<float>{5.25f, -1.0f}));
}

BOOST_AUTO_TEST_CASE(what_is_ranked_keeps_all_its_digits) {
  stats::FeatureColumn brightness = column({0, 1}, {0.50001, 0.50002});
  brightness.measure = Measure::rank;
  const PackedPoints packed = pack_points({brightness});
  BOOST_TEST(packed.divisors.front() == 0);
  BOOST_TEST(packed.numbers[0] < packed.numbers[1]);
}

BOOST_AUTO_TEST_CASE(shares_that_are_ranked_keep_eight_bits_more) {
  stats::FeatureColumn red = column({0, 1, 2}, {379 / 22500.0, 1, 1e-7});
  red.measure = Measure::both;
  const PackedPoints packed = pack_points({red});
  BOOST_TEST(packed.divisors.front() == 262000);
  const std::uint32_t code = (packed.words[0] & 1023) << 8 | packed.finer[0];
  BOOST_TEST(code == 4413u);  // floor of 262000 times 379 / 22500
  BOOST_TEST(unpacked_values(red) == (std::vector<double>{4413 / 262000.0, 1, 0.5 / 262000}));
}

BOOST_AUTO_TEST_CASE(rounding_once_more_changes_nothing) {
  std::vector<stats::FeatureColumn> columns = {column({0, 1}, {0.0004, 0.12345}),
                                               column({0, 1}, {-3.3, 5.1}), column({0}, {7})};
  round_as_packed(columns);
  BOOST_TEST(columns[0].values == (std::vector<double>{0.0005, 0.123}));
  const auto once = columns[1].values;
  BOOST_TEST(unpacked_values(columns[1]) == once);
  BOOST_TEST(unpacked_values(columns[0]) == columns[0].values);
}

BOOST_AUTO_TEST_CASE(rounding_never_moves_a_value_over_a_threshold_in_thousandths) {
  std::vector<double> values;
  for (int i = 1; i <= 1000; ++i) {
    const double threshold = i / 1000.0;
    values.insert(values.end(), {std::nextafter(threshold, 0), threshold});
    if (i < 1000) values.push_back(std::nextafter(threshold, 1));
  }
  std::vector<std::uint32_t> rows(values.size());
  std::iota(rows.begin(), rows.end(), 0u);
  const PackedPoints packed = pack_points({column(rows, values)});
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double read = (packed.words[i] & 1023) / 1000.0;
    for (const int step : {0, 1}) {  // the thresholds around the value
      const double threshold = (std::floor(values[i] * 1000) + step) / 1000.0;
      BOOST_TEST((read >= threshold) == (values[i] >= threshold), values[i]);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_features_take_no_words) {
  BOOST_TEST(pack_points({}).words.empty());
  BOOST_TEST(pack_points({column({}, {})}).words_per_feature.front() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
