#include "core/shown_text.h"

#include <boost/test/unit_test.hpp>

using imagelift::shown_address;
using imagelift::shown_text;

BOOST_AUTO_TEST_SUITE(shown_text_tests)

BOOST_AUTO_TEST_CASE(of_an_address_scheme_host_and_path_stay) {
  BOOST_TEST(shown_address("https://me:hunter2@h:81/a%20b.jpg?x=hunter2#hunter2") ==
             "https://h:81/a%20b.jpg?...");
  BOOST_TEST(shown_address("https://me@h") == "https://h");
  BOOST_TEST(shown_address("https://h/a.jpg#hunter2") == "https://h/a.jpg");
  BOOST_TEST(shown_address("https://h/a.jpg?hunter2 with blanks' and \"quotes\"") ==
             "https://h/a.jpg?...");
  BOOST_TEST(shown_address("https://[::1]:80/a") == "https://[::1]:80/a");
  BOOST_TEST(shown_address("https://h/a@b") == "https://h/a@b");
}

BOOST_AUTO_TEST_CASE(a_password_that_breaks_the_address_is_not_taken_for_a_host) {
  for (const char* text : {"https://me:hunter2/x@h/a", "https://me:hunter2?x@h/a",
                           "https://me:hunter2#x@h/a", "https://me:hunter2\\x@h/a"}) {
    BOOST_TEST(shown_address(text) == "https://...");
  }
}

BOOST_AUTO_TEST_CASE(prose_around_addresses_stays) {
  BOOST_TEST(shown_text("No 'https://h/a?b=c' and \"http://u:p@i/?d\", or s3://k:s@b/x.") ==
             "No 'https://h/a?...' and \"http://i/?...\", or s3://b/x.");
  BOOST_TEST(shown_text("https://h/?a, https://i/?b") == "https://h/?..., https://i/?...");
  BOOST_TEST(shown_text("It redirects to https://h:443, where (see https://i:81).") ==
             "It redirects to https://h:443, where (see https://i:81).");
  BOOST_TEST(shown_text("The source '//u:p@h/x' is no URL (//u:p@h/y).") ==
             "The source '//h/x' is no URL (//h/y).");
  for (const char* text :
       {"Ask https://h/a?b=c.", "Ask https://u:p/x@h.", "Ask https://h/a?b=c!)"}) {
    BOOST_TEST(shown_text(shown_text(text)) == shown_text(text));
  }
}

BOOST_AUTO_TEST_CASE(addresses_within_and_behind_escapes_are_addresses) {
  for (const char* text :
       {"https%3A%2F%2Fh%2Fa.jpg%3Ftoken%3Dhunter2",
        "https%253A%252F%252Fh%252Fa%253Fx%253Dhunter2",
        "https://p/f/https://me:hunter2@h/a.jpg?x=hunter2",
        "https://p/f/https%3a%2f%2fme%3Ahunter2%40h%2fa.jpg%3fhunter2", "h/a.jpg%3Ftoken%3Dhunter2",
        "https:/h/a?hunter2", "https:\\\\h\\a?hunter2", "//me:hunter2@h/a?hunter2",
        "h/a.jpg?token=hunter2", "/a.jpg?token=hunter2", "h/a#access_token=hunter2",
        "me:hunter2@cdn.example/a.jpg"}) {
    BOOST_TEST(shown_address(text).find("hunter2") == std::string::npos, text);
    BOOST_TEST(shown_text(text).find("hunter2") == std::string::npos, text);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_address_stays) {
  for (const char* text : {"", "?", "Buy now? 50% off!", "dog.jpg", "C:\\ads\\a.JPG",
                           "/srv/a#1/b?.jpg", "12:30", "Sale:50% @home", "h/a?1f3c9a.jpg",
                           "https://h/a?...", "a//b", "row 3: x", "me@h.example"}) {
    BOOST_TEST(shown_text(text) == text);
    BOOST_TEST(shown_address(text) == text);
  }
}

BOOST_AUTO_TEST_CASE(a_hostile_text_ends) {
  std::string deep, wide;
  for (int i = 0; i < 100'000; ++i) {
    deep += "http://a@";
    wide += "http://a?b ";
  }
  BOOST_TEST(shown_text(deep).size() < deep.size());
  BOOST_TEST(shown_text(wide).find("?b") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
