#include "core/image_extension.h"

#include <boost/test/unit_test.hpp>

using imagelift::without_image_extension;

BOOST_AUTO_TEST_SUITE(image_extension_tests)

BOOST_AUTO_TEST_CASE(endings_of_pictures_are_known_in_any_case) {
  BOOST_TEST(without_image_extension("spring/dog.jpg") == "spring/dog");
  BOOST_TEST(without_image_extension("dog.JPEG") == "dog");
  BOOST_TEST(without_image_extension("dog.tar.HeIc") == "dog.tar");
}

BOOST_AUTO_TEST_CASE(other_endings_stay) {
  for (const auto* path : {"dog", "dog.txt", "dog_imgtemp.sale", "dog.jpg/cat", "dog.", ""}) {
    BOOST_TEST(without_image_extension(path) == path);
  }
}

BOOST_AUTO_TEST_CASE(an_ending_alone_is_a_name) {
  BOOST_TEST(without_image_extension(".jpg") == ".jpg");
  BOOST_TEST(without_image_extension("spring/.jpg") == "spring/.jpg");
}

BOOST_AUTO_TEST_SUITE_END()
