#include "infer/classes.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

using namespace imagelift::infer;

BOOST_AUTO_TEST_SUITE(classes_tests)

BOOST_AUTO_TEST_CASE(probabilities_are_the_softmax_best_first) {
  const auto labels = top_labels({0, std::log(3.F), std::log(6.F)}, {"a", "b", "c"}, 2);
  BOOST_TEST(labels.size() == 2U);
  BOOST_TEST(labels[0].name == "c");
  BOOST_TEST(labels[0].confidence == 0.6F, boost::test_tools::tolerance(1e-6F));
  BOOST_TEST(labels[1].name == "b");
  BOOST_TEST(labels[1].confidence == 0.3F, boost::test_tools::tolerance(1e-6F));
}

BOOST_AUTO_TEST_CASE(of_equal_logits_the_lower_index_comes_first) {
  const auto labels = top_labels({1, 1, 1}, {"a", "b", "c"}, 3);
  BOOST_TEST(labels[0].name == "a");
  BOOST_TEST(labels[2].name == "c");
}

BOOST_AUTO_TEST_CASE(huge_logits_do_not_overflow) {
  const auto labels = top_labels({3e38F, -3e38F}, {"a", "b"}, 5);
  BOOST_TEST(labels.size() == 2U);
  BOOST_TEST(labels[0].confidence == 1.F);
  BOOST_TEST(labels[1].confidence == 0.F);
}

BOOST_AUTO_TEST_CASE(a_vector_is_scaled_to_length_one) {
  const auto unit = normalised({3, 4});
  BOOST_TEST(unit[0] == 0.6F, boost::test_tools::tolerance(1e-6F));
  BOOST_TEST(unit[1] == 0.8F, boost::test_tools::tolerance(1e-6F));
}

BOOST_AUTO_TEST_CASE(a_vector_of_zeros_stays) {
  BOOST_TEST(normalised({0, 0}) == (std::vector<float>{0, 0}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(one_certain_rating_is_the_mean_without_deviation) {
  const auto score = aesthetic_score({0, 0, 0, 0, 0, 0, 1, 0, 0, 0});
  BOOST_TEST(score.mean == 7.F);
  BOOST_TEST(score.standard_deviation == 0.F);
}

BOOST_AUTO_TEST_CASE(even_ratings_have_the_mean_in_the_middle) {
  const auto score = aesthetic_score(std::vector<float>(10, 0.1F));
  BOOST_TEST(score.mean == 5.5F, boost::test_tools::tolerance(1e-6F));
  BOOST_TEST(score.standard_deviation == std::sqrt(8.25F), boost::test_tools::tolerance(1e-6F));
}

BOOST_AUTO_TEST_SUITE_END()
