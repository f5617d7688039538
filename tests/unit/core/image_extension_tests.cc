#include "core/image_extension.h"

#include <boost/test/unit_test.hpp>
#include <set>

using imagelift::image_extension_of;
using imagelift::without_image_extension;

BOOST_AUTO_TEST_SUITE(image_extension_tests)

BOOST_AUTO_TEST_CASE(endings_of_images_are_known_in_any_case) {
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

BOOST_AUTO_TEST_CASE(endings_of_images_that_are_not_read_are_known_and_stay) {
  for (const auto* path : {"a.svg", "a.PSD", "a.pdf", "a.jp2", "a.ico", "a.cr2", "b/a.DNG"}) {
    BOOST_TEST_REQUIRE((image_extension_of(path) != nullptr), path);
    BOOST_TEST(!image_extension_of(path)->decoded, path);
    BOOST_TEST(without_image_extension(path) == path);
  }
  BOOST_TEST(image_extension_of("a.jxl")->decoded);
  for (const auto* path : {"a.txt", "a.mp4", "svg", ".svg", "a.svg/b", ""}) {
    BOOST_TEST((image_extension_of(path) == nullptr), path);
  }
}

BOOST_AUTO_TEST_CASE(no_ending_stands_twice) {
  std::set<std::string_view> endings;
  for (const auto& known : imagelift::image_extensions()) {
    BOOST_TEST(endings.insert(known.ending).second, known.ending);
  }
}

BOOST_AUTO_TEST_SUITE_END()
