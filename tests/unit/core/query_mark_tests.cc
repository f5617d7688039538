#include "core/query_mark.h"

#include <boost/test/unit_test.hpp>

using imagelift::with_query_mark;
using imagelift::without_query_mark;

BOOST_AUTO_TEST_SUITE(query_mark_tests)

BOOST_AUTO_TEST_CASE(the_mark_stands_before_a_known_ending) {
  BOOST_TEST(with_query_mark("h/a.jpg", "1f3c9a") == "h/a?1f3c9a.jpg");
  BOOST_TEST(with_query_mark("h/img", "1f3c9a") == "h/img?1f3c9a");
  BOOST_TEST(with_query_mark("h/a.jpg", "") == "h/a.jpg");
}

BOOST_AUTO_TEST_CASE(it_can_be_taken_off_again) {
  for (const char* path : {"h/a.jpg", "h/img", "h", "h/.jpg", "h/a.b"}) {
    BOOST_TEST(without_query_mark(with_query_mark(path, "00ff9a")) == path);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_mark_stays) {
  for (const char* path :
       {"", "?", "a?b", "h/a?1f3c9.jpg", "h/a?1F3C9A.jpg", "a1f3c9a.jpg", "h/a?1f3c9a/b.jpg"}) {
    BOOST_TEST(without_query_mark(path) == path);
  }
}

BOOST_AUTO_TEST_SUITE_END()
