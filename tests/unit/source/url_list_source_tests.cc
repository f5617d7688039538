#include "source/url_list_source.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "source_drive.h"

using namespace imagelift;
using namespace imagelift::source;

namespace {

using Paths = std::vector<std::string>;

/// A list of these lines.
UrlList list_of(const std::string& lines) {
  UrlList list;
  std::istringstream text(lines);
  for (std::string line; std::getline(text, line);) {
    list.urls.push_back(std::get<net::Url>(net::parse_url(line)));
  }
  return list;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(url_list_source_tests)

BOOST_AUTO_TEST_CASE(images_are_known_by_host_and_path) {
  const Drive drive(open_url_list(list_of("http://h/d/b.jpg\nhttps://i:81/a.png?v=1"), {}));
  BOOST_TEST(drive.paths() == (Paths{"h/d/b.jpg", "i:81/a?a798de.png"}));
  BOOST_TEST(drive.listing.images[0].name == "h/d/b");
  BOOST_TEST(drive.progress.warnings.empty());
}

BOOST_AUTO_TEST_CASE(only_the_ending_is_decided_on_the_whole_list) {
  const Drive drive(open_url_list(list_of("http://h/a.jpg\nhttp://h/a.png\nhttp://h/b.jpg"), {}));
  BOOST_TEST(drive.listing.images[0].name == "h/a.jpg");
  BOOST_TEST(drive.listing.images[1].name == "h/a.png");
  BOOST_TEST(drive.listing.images[2].name == "h/b");
}

BOOST_AUTO_TEST_CASE(addresses_that_mean_one_image_count_once_and_are_told) {
  const Drive drive(open_url_list(
      list_of("http://h/a.jpg?token=1\nhttps://h/a.jpg\nhttp://h/a.jpg?sig=2\nhttp://h/b.jpg"),
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
      list_of("http://h/x/a1.jpg?v=1\nhttp://h/x/b1.jpg?v=1\nhttp://i/x/a1.jpg"), options));
  BOOST_TEST(drive.paths() == Paths{"h/x/a1?a798de.jpg"});
}

BOOST_AUTO_TEST_CASE(a_prefix_is_cut_and_one_that_fits_nothing_is_told) {
  SourceOptions options;
  options.strip_prefix = "h/ads/";
  const std::string list = "http://h/ads/x/1.jpg\nhttp://i/2.jpg";
  const Drive cut(open_url_list(list_of(list), options));
  BOOST_TEST(cut.paths() == (Paths{"i/2.jpg", "x/1.jpg"}));
  BOOST_TEST(cut.progress.warnings.empty());
  options.strip_prefix = "h/adz/";
  const Drive whole(open_url_list(list_of(list), options));
  BOOST_TEST(whole.paths() == (Paths{"h/ads/x/1.jpg", "i/2.jpg"}));
  BOOST_TEST_REQUIRE(whole.progress.warnings.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
