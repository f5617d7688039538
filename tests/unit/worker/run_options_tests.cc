#include "worker/run/run_options.h"

#include <boost/test/unit_test.hpp>

using imagelift::worker::RunOptions;
using imagelift::worker::settings_of;
using imagelift::worker::shown_location;

BOOST_AUTO_TEST_SUITE(run_options_tests)

BOOST_AUTO_TEST_CASE(a_folder_is_shown_as_it_is) {
  BOOST_TEST(shown_location("/a/b?c#d@e") == "/a/b?c#d@e");
}

BOOST_AUTO_TEST_CASE(user_and_password_of_a_url_are_cut) {
  BOOST_TEST(shown_location("https://me:secret@host/x") == "https://host/x");
  BOOST_TEST(shown_location("https://me:secret@host") == "https://host");
}

BOOST_AUTO_TEST_CASE(an_at_sign_in_a_path_is_no_user) {
  BOOST_TEST(shown_location("https://host/a@b") == "https://host/a@b");
}

BOOST_AUTO_TEST_CASE(signatures_in_a_query_are_cut) {
  BOOST_TEST(shown_location("https://h/x?X-Amz-Signature=abc#f") == "https://h/x");
}

BOOST_AUTO_TEST_CASE(no_secret_is_among_the_shown_options) {
  RunOptions options;
  options.source.access.gs_token = "hidden-1";
  options.source.access.environment = [](const std::string&) { return "hidden-2"; };
  options.images = "https://u:hidden-3@h/p?token=hidden-4";
  for (const auto& [name, value] : imagelift::store::shown_settings(settings_of(options))) {
    BOOST_TEST(value.find("hidden") == std::string::npos, name);
  }
}

BOOST_AUTO_TEST_CASE(how_ads_find_their_images_is_kept) {
  RunOptions options;
  options.clicks.ad_map = "/data/map.csv";
  options.clicks.by_ad = true;
  BOOST_TEST(settings_of(options).metrics_map == "/data/map.csv");
  BOOST_TEST(settings_of(options).by_ad);
  BOOST_TEST(!settings_of({}).by_ad);
}

BOOST_AUTO_TEST_SUITE_END()
