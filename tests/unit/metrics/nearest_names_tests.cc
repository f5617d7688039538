#include "metrics/nearest_names.h"

#include <boost/test/unit_test.hpp>

using imagelift::metrics::NearestNames;

BOOST_AUTO_TEST_SUITE(nearest_names_tests)

BOOST_AUTO_TEST_CASE(the_name_that_shares_most_is_the_nearest) {
  const std::vector<std::string> names = {"x/cat_sofa.jpg", "x/dog_beach.jpg", "x/dog_park.jpg"};
  NearestNames nearest(names);
  BOOST_TEST(nearest.nearest("Dog-Beach.png").value() == 1U);
  BOOST_TEST(nearest.nearest("C:\\other\\dog_parks").value() == 2U);
  BOOST_TEST(!nearest.nearest("zebra").has_value());
  BOOST_TEST(!nearest.nearest("").has_value());
}

BOOST_AUTO_TEST_CASE(of_equals_the_first_counts) {
  const std::vector<std::string> names = {"b/dog", "a/dog"};
  NearestNames nearest(names);
  BOOST_TEST(nearest.nearest("dog").value() == 0U);
}

BOOST_AUTO_TEST_CASE(many_equal_names_cost_no_more_than_a_bound) {
  std::vector<std::string> names(200'001, "the_same_long_name_in_every_folder.jpg");
  names[7] = "the_same_long_name_of_one_zebra.jpg";
  NearestNames nearest(names);
  for (int i = 0; i < 1000; ++i) BOOST_TEST(nearest.nearest("one_zebra").value() == 7U);
}

BOOST_AUTO_TEST_SUITE_END()
