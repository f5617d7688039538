#include "source/url_paths.h"

#include <boost/test/unit_test.hpp>

#include "core/query_mark.h"
#include "source/query_digits.h"

using namespace imagelift;
using namespace imagelift::source;

namespace {

using Paths = std::vector<std::string>;

std::string path_of(const std::string& text) {
  return path_of_address(text).value_or("none");
}

Paths paths_of(const Paths& texts, std::string_view prefix = {}) {
  std::vector<net::Url> urls;
  for (const auto& text : texts) urls.push_back(std::get<net::Url>(net::parse_url(text)));
  return paths_of_urls(urls, prefix);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(url_paths_tests)

BOOST_AUTO_TEST_CASE(host_and_decoded_path_are_the_path) {
  BOOST_TEST(path_of("http://h/d/caf%C3%A9%20x.jpg") == "h/d/caf\u00e9 x.jpg");
  BOOST_TEST(path_of("https://H.example:443/a.jpg") == "h.example/a.jpg");
  BOOST_TEST(path_of("http://h:8201/a.jpg") == "h:8201/a.jpg");
  BOOST_TEST(path_of("http://[::1]/a.jpg") == "[::1]/a.jpg");
  BOOST_TEST(path_of("http://h/") == "h");
  BOOST_TEST(path_of("https://me:secret@h/a.jpg#x") == "h/a.jpg");
  BOOST_TEST(path_of("http://h/caf%E9.jpg") == "h/caf\\xe9.jpg");
  BOOST_TEST(path_of("a.jpg") == "none");
}

BOOST_AUTO_TEST_CASE(what_else_is_in_the_list_changes_no_path) {
  const Paths three = {"http://h/ads/spring/1.jpg", "http://h/ads/spring/2.jpg"};
  Paths four = three;
  four.push_back("http://h/ads/summer/4.jpg");
  const Paths before = paths_of(three);
  const Paths after = paths_of(four);
  BOOST_TEST(before == (Paths{"h/ads/spring/1.jpg", "h/ads/spring/2.jpg"}));
  BOOST_TEST(std::equal(before.begin(), before.end(), after.begin()));
}

BOOST_AUTO_TEST_CASE(a_query_leaves_six_digits_and_no_letter_of_it) {
  const std::string path = path_of("http://h/img?id=1");
  BOOST_TEST(path.size() == std::string("h/img?123456").size());
  BOOST_TEST(without_query_mark(path) == "h/img");
  // printf 'id=1' | sha256sum
  BOOST_TEST(path == "h/img?d9fc91");
  BOOST_TEST(path_of("http://h/a.jpg?id=1") == "h/a?d9fc91.jpg");
  BOOST_TEST(path_of("http://h/img?id=2") != path);
}

BOOST_AUTO_TEST_CASE(signatures_and_credentials_count_for_nothing) {
  const std::string path = path_of("http://h/img?id=1&w=2");
  for (const char* more :
       {"&X-Amz-Signature=a&X-Amz-Date=b&X-Amz-Credential=c", "&x-goog-signature=a",
        "&Expires=1&Signature=b&Key-Pair-Id=c&Policy=d", "&AWSAccessKeyId=a", "&token=a",
        "&access_token=a", "&PASSWORD=a", "&pwd=a&session=b", "&key=a", "&apiKey=a",
        "&sv=1&sr=b&sp=r&st=x&se=y&spr=https&sig=a%2F", "&oh=a&oe=b&_nc_ohc=c", "&jwt=a",
        "&OSSAccessKeyId=a", "&q-sign-time=1&q-ak=2", "&__token__=a"}) {
    BOOST_TEST(path_of(std::string("http://h/img?id=1&w=2") + more) == path, more);
  }
  BOOST_TEST(path_of("http://h/a.jpg?sig=a&token=b") == "h/a.jpg");
}

BOOST_AUTO_TEST_CASE(other_parameters_tell_images_apart) {
  for (const char* name : {"keyword", "sp", "se", "monkey", "v", "width", "design", "author"}) {
    const std::string address = std::string("http://h/img?") + name;
    BOOST_TEST(path_of(address + "=1") != path_of(address + "=2"), name);
  }
}

BOOST_AUTO_TEST_CASE(neither_order_nor_escapes_of_parameters_matter) {
  const std::string path = path_of("http://h/img?a=x%20y&b=2");
  BOOST_TEST(path_of("http://h/img?b=2&a=x+y") == path);
  BOOST_TEST(path_of("http://h/img?&%62=%32&&a=x y") == path);
  BOOST_TEST(path_of("http://h/img?a=x&y&b=2") != path);
  BOOST_TEST(path_of("http://h/img?a=x%20y%26b%3D2") != path);
}

BOOST_AUTO_TEST_CASE(an_address_in_the_path_has_neither_query_nor_user) {
  const std::string path =
      path_of("https://p/f/https%3A%2F%2Fme%3Ahunter2%40h%2Fa.jpg%3Fid%3D1%26token%3Dhunter2");
  BOOST_TEST(path == "p/f/https://h/a?d9fc91.jpg");
  BOOST_TEST(path_of("http://h/img%3Fid=1&token=hunter2") == "h/img?d9fc91");
  BOOST_TEST(path_of("http://h/what%3F.jpg") == "h/what?.jpg");
}

BOOST_AUTO_TEST_CASE(a_prefix_is_cut_where_a_path_begins_so) {
  const Paths urls = {"http://h:81/ads%20x/1.jpg", "http://i/2.jpg"};
  for (const char* prefix : {"h:81/ads x/", "h:81/ads x", "http://h:81/ads%20x/", "h:81/ads%20x"}) {
    BOOST_TEST(paths_of(urls, prefix) == (Paths{"1.jpg", "i/2.jpg"}), prefix);
  }
  BOOST_TEST(paths_of(urls, "i/2.jpg") == paths_of(urls));
  BOOST_TEST(paths_of(urls, "elsewhere/") == paths_of(urls));
}

BOOST_AUTO_TEST_SUITE_END()
