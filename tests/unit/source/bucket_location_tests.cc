#include "source/bucket_location.h"

#include <boost/test/unit_test.hpp>

#include "core/error.h"

using namespace imagelift::source;

BOOST_AUTO_TEST_SUITE(bucket_location_tests)

BOOST_AUTO_TEST_CASE(a_location_is_a_bucket_and_a_folder) {
  for (const auto& [text, folder] : {std::pair("ads", ""), std::pair("ads/", ""),
                                     std::pair("ads/a/b", "a/b/"), std::pair("ads/a/b/", "a/b/")}) {
    BOOST_TEST(parse_bucket_location(text).bucket == "ads");
    BOOST_TEST(folder_of_bucket(parse_bucket_location(text)) == folder);
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_a_bucket_is_wrong_usage) {
  for (const std::string bad : {"", "ab", "/x", "a b c", "evil.example@h", "x?y=z", "a%2fb"}) {
    BOOST_CHECK_THROW(parse_bucket_location(bad), imagelift::Error);
  }
}

BOOST_AUTO_TEST_CASE(a_glob_is_known_by_its_signs_and_begins_before_them) {
  for (const auto* key : {"", "a/b.jpg", "a[b", "a]b["}) BOOST_TEST(!is_glob(key));
  for (const auto* key : {"a/*.jpg", "**", "a?.jpg", "a[bc].jpg"}) BOOST_TEST(is_glob(key));
  BOOST_TEST(before_glob("a/b*.jpg") == "a/b");
  BOOST_TEST(before_glob("a/[bc].jpg") == "a/");
}

BOOST_AUTO_TEST_SUITE_END()
