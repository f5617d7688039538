#include "families/name_stem.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::families {

BOOST_AUTO_TEST_SUITE(name_stem_tests)

BOOST_AUTO_TEST_CASE(sizes_and_versions_are_left_out) {
  for (const char* name :
       {"Summer-Dog.jpg", "summer_dog_300x250.png", "summer dog 1080x1920 v2.jpg",
        "summer-dog (1).jpg", "summer-dog copy@2x.webp", "summer dog 1.91x1", "summer_dog-final",
        "summer-dog Kopie(2)", "v12_summer_dog_copy3.jpg", "summer-dog_9x16px"}) {
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(name_stem(name) == "summer dog");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_tells_contents_apart_stays) {
  BOOST_TEST(name_stem("photo 012 A") == "photo 012 a");
  BOOST_TEST(name_stem("photo 012 B") == "photo 012 b");
  BOOST_TEST(name_stem("IMG_1234.jpg") == "img 1234");
  BOOST_TEST(name_stem("sale 2024/dog_300x250.jpg") == "sale 2024 dog");
  BOOST_TEST(name_stem("copyright.png") == "copyright");
  BOOST_TEST(name_stem("\xC3\xBC"
                       "bung_v3.jpg") ==
             "\xC3\xBC"
             "bung");
}

BOOST_AUTO_TEST_CASE(a_name_of_nothing_else_says_nothing) {
  BOOST_TEST(name_stem("300x250.jpg") == "");
  BOOST_TEST(name_stem("v2 final (3).png") == "");
  BOOST_TEST(name_stem("") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::families
