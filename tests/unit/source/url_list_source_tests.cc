#include "source/url_list_source.h"

#include <boost/test/unit_test.hpp>

#include "source_drive.h"

using namespace imagelift;
using namespace imagelift::source;

namespace {

using Paths = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(url_list_source_tests)

BOOST_AUTO_TEST_CASE(comments_empty_lines_and_doubles_do_not_count) {
  const auto list =
      parse_url_list("\xEF\xBB\xBF# c\r\n\n  http://h/a.jpg \r\nhttp://h/b.jpg\nhttp://h/a.jpg");
  BOOST_TEST(list.urls.size() == 2U);
  BOOST_TEST(list.repeated == 1U);
  BOOST_TEST(list.failures.empty());
}

BOOST_AUTO_TEST_CASE(a_bad_line_is_a_failure_with_its_number_and_without_its_text) {
  const auto list = parse_url_list("http://h/a.jpg\n\nhttp://user:secret@h/b.jpg\n");
  BOOST_TEST(list.urls.size() == 1U);
  BOOST_TEST_REQUIRE(list.failures.size() == 1U);
  BOOST_TEST(list.failures[0].path == "line 3");
  BOOST_CHECK(list.failures[0].failure.code == FailureCode::bad_url);
  BOOST_TEST(list.failures[0].failure.message.find("secret") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_list_is_known_by_its_first_line) {
  BOOST_TEST(is_url_list("# x\n\nhttps://h/a\nrubbish"));
  BOOST_TEST(!is_url_list(""));
  BOOST_TEST(!is_url_list("# only a comment"));
  BOOST_TEST(!is_url_list("image,clicks\na,1"));
}

BOOST_AUTO_TEST_CASE(pictures_are_known_by_host_and_path) {
  const Drive drive(open_url_list(parse_url_list("http://h/d/b.jpg\nhttps://i:81/a.png?v=1"), {}));
  BOOST_TEST(drive.paths() == (Paths{"h/d/b.jpg", "i:81/a?a798de.png"}));
  BOOST_TEST(drive.listing.images[0].name == "h/d/b");
  BOOST_TEST(drive.progress.warnings.empty());
}

BOOST_AUTO_TEST_CASE(only_the_ending_is_decided_on_the_whole_list) {
  const Drive drive(
      open_url_list(parse_url_list("http://h/a.jpg\nhttp://h/a.png\nhttp://h/b.jpg"), {}));
  BOOST_TEST(drive.listing.images[0].name == "h/a.jpg");
  BOOST_TEST(drive.listing.images[1].name == "h/a.png");
  BOOST_TEST(drive.listing.images[2].name == "h/b");
}

BOOST_AUTO_TEST_CASE(addresses_that_mean_one_picture_count_once_and_are_told) {
  const Drive drive(open_url_list(
      parse_url_list(
          "http://h/a.jpg?token=1\nhttps://h/a.jpg\nhttp://h/a.jpg?sig=2\nhttp://h/b.jpg"),
      {}));
  BOOST_TEST(drive.paths() == (Paths{"h/a.jpg", "h/b.jpg"}));
  BOOST_TEST(drive.listing.failures.empty());
  BOOST_TEST_REQUIRE(drive.progress.warnings.size() == 1U);
  BOOST_TEST(drive.progress.warnings[0].starts_with("2 addresses of the list"));
}

BOOST_AUTO_TEST_CASE(globs_see_the_path_without_the_mark_of_a_query) {
  SourceOptions options;
  options.selection.include = {"h/**/a*.jpg"};
  const Drive drive(open_url_list(
      parse_url_list("http://h/x/a1.jpg?v=1\nhttp://h/x/b1.jpg?v=1\nhttp://i/x/a1.jpg"), options));
  BOOST_TEST(drive.paths() == Paths{"h/x/a1?a798de.jpg"});
}

BOOST_AUTO_TEST_CASE(a_prefix_is_cut_and_one_that_fits_nothing_is_told) {
  SourceOptions options;
  options.strip_prefix = "h/ads/";
  const std::string list = "http://h/ads/x/1.jpg\nhttp://i/2.jpg";
  const Drive cut(open_url_list(parse_url_list(list), options));
  BOOST_TEST(cut.paths() == (Paths{"i/2.jpg", "x/1.jpg"}));
  BOOST_TEST(cut.progress.warnings.empty());
  options.strip_prefix = "h/adz/";
  const Drive whole(open_url_list(parse_url_list(list), options));
  BOOST_TEST(whole.paths() == (Paths{"h/ads/x/1.jpg", "i/2.jpg"}));
  BOOST_TEST_REQUIRE(whole.progress.warnings.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
