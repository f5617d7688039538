#include "net/cookies.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

using namespace imagelift::net;

namespace {

struct Fixture {
  Cookies cookies;

  void set(const std::string& url, const std::string& field) {
    HttpResponse response;
    response.url = std::get<Url>(parse_url(url));
    response.headers.add("set-cookie", field);
    cookies.keep(response);
  }
  std::string sent_to(const std::string& url) const {
    return cookies.header_for(std::get<Url>(parse_url(url)));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(cookies_tests, Fixture)

BOOST_AUTO_TEST_CASE(a_cookie_goes_back_to_its_host_only) {
  set("http://h.test/a", "sess=1; Path=/");
  set("http://h.test/a", "lang = de ; HttpOnly");
  BOOST_TEST(sent_to("http://h.test/b/c") == "sess=1; lang=de");
  BOOST_TEST(sent_to("http://x.h.test/b") == "");
  BOOST_TEST(sent_to("http://other.test/") == "");
}

BOOST_AUTO_TEST_CASE(a_domain_reaches_names_below_it_and_no_foreign_ones) {
  set("https://login.h.test/", "a=1; Domain=.H.test");
  BOOST_TEST(sent_to("https://pics.h.test/x") == "a=1");
  BOOST_TEST(sent_to("https://h.test/x") == "a=1");
  BOOST_TEST(sent_to("https://evilh.test/x") == "");
  set("https://login.h.test/", "b=1; Domain=test");
  set("https://login.h.test/", "c=1; Domain=other.test");
  BOOST_TEST(sent_to("https://login.h.test/") == "a=1");
}

BOOST_AUTO_TEST_CASE(paths_and_secure_are_kept) {
  set("https://h.test/dir/page", "p=1");
  set("https://h.test/", "s=1; Secure; path=/");
  BOOST_TEST(sent_to("https://h.test/dir/other") == "p=1; s=1");
  BOOST_TEST(sent_to("https://h.test/directory") == "s=1");
  BOOST_TEST(sent_to("http://h.test/dir/other") == "p=1");
  set("http://h.test/", "late=1; Secure");
  BOOST_TEST(sent_to("https://h.test/") == "s=1");
}

BOOST_AUTO_TEST_CASE(a_cookie_is_replaced_and_deleted) {
  set("http://h.test/", "a=1");
  set("http://h.test/", "a=2");
  BOOST_TEST(sent_to("http://h.test/") == "a=2");
  set("http://h.test/", "a=; Max-Age=0");
  BOOST_TEST(sent_to("http://h.test/") == "");
}

BOOST_AUTO_TEST_CASE(their_number_and_size_are_bounded) {
  for (int i = 0; i < 200; ++i) set("http://h.test/", "c" + std::to_string(i) + "=1");
  const auto header = sent_to("http://h.test/");
  BOOST_TEST(std::ranges::count(header, '=') == 50);
  set("http://h2.test/", "big=" + std::string(10'000, 'x'));
  BOOST_TEST(sent_to("http://h2.test/") == "");
}

BOOST_AUTO_TEST_SUITE_END()
