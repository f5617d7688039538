#include "net/url.h"
#include "text/percent.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace imagelift;
using namespace imagelift::net;

namespace {

Url url_of(std::string_view text) {
  auto parsed = parse_url(text);
  if (const auto* error = std::get_if<HttpError>(&parsed)) BOOST_FAIL(error->message);
  return std::get<Url>(parsed);
}

const std::vector<std::string> kBad = {
    "",
    "cat.jpg",
    "/a",
    "//host/a",
    "ftp://h/a",
    "file:///etc/passwd",
    "gopher://h/",
    "javascript:alert(1)",
    "data:image/png;base64,AAAA",
    "http://",
    "http:///a",
    "http://user@h/",
    "http://user:secret@h/",
    "http://h:0/",
    "http://h:65536/",
    "http://h:x/",
    "http://a b/",
    "http://h%00/",
    "http://h%2fx/",
    "http://[::1/",
    "http://[v1.x]/",
    "http://h/\r\nHost: evil",
    "http://h/\x01",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(url_tests)

BOOST_AUTO_TEST_CASE(a_url_is_taken_apart) {
  const Url expected{"https", "example.org", 8443, "/a/b.jpg", "w=1&h=2"};
  BOOST_CHECK(url_of("HTTPS://Example.ORG:8443/a/b.jpg?w=1&h=2#top") == expected);
}

BOOST_AUTO_TEST_CASE(the_port_is_the_schemes_own_where_none_is_named) {
  BOOST_TEST(url_of("http://h").port == 80);
  BOOST_TEST(url_of("https://h:/").port == 443);
  BOOST_TEST(to_string(url_of("https://h:443")) == "https://h/");
  BOOST_TEST(origin(url_of("http://h/x")) == "http://h:80");
}

BOOST_AUTO_TEST_CASE(an_ipv6_host_stands_without_brackets_inside_and_with_them_outside) {
  const auto url = url_of("http://[2001:DB8::1]:8080/a[1].jpg");
  BOOST_TEST(url.host == "2001:db8::1");
  BOOST_TEST(to_string(url) == "http://[2001:db8::1]:8080/a%5B1%5D.jpg");
}

BOOST_AUTO_TEST_CASE(what_people_write_is_encoded) {
  BOOST_TEST(to_string(url_of("http://h/caf\xC3\xA9 1.jpg")) == "http://h/caf%C3%A9%201.jpg");
  BOOST_TEST(to_string(url_of("http://h/100%.jpg?a|b")) == "http://h/100%25.jpg?a%7Cb");
  BOOST_TEST(to_string(url_of("http://h/a%20b")) == "http://h/a%20b");
}

BOOST_AUTO_TEST_CASE(dots_in_a_path_are_resolved) {
  BOOST_TEST(url_of("http://h/a/../../b/./c").path == "/b/c");
}

BOOST_DATA_TEST_CASE(what_is_no_fetchable_url_is_refused, kBad) {
  const auto parsed = parse_url(sample);
  BOOST_REQUIRE(std::holds_alternative<HttpError>(parsed));
  const auto& error = std::get<HttpError>(parsed);
  BOOST_CHECK(error.code == FailureCode::bad_url);
  BOOST_TEST(error.message.find("secret") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_url_above_8_kib_is_refused) {
  BOOST_CHECK(std::holds_alternative<HttpError>(parse_url("http://h/" + std::string(8192, 'a'))));
}

BOOST_AUTO_TEST_CASE(references_are_resolved_against_their_base) {
  const auto base = url_of("http://h/a/b/?C=N");
  const auto resolved = [&](std::string_view reference) {
    return to_string(std::get<Url>(resolve_url(base, reference)));
  };
  BOOST_TEST(resolved("c.jpg") == "http://h/a/b/c.jpg");
  BOOST_TEST(resolved("../") == "http://h/a/");
  BOOST_TEST(resolved("../../../../x") == "http://h/x");
  BOOST_TEST(resolved("/x") == "http://h/x");
  BOOST_TEST(resolved("?C=M") == "http://h/a/b/?C=M");
  BOOST_TEST(resolved("//other/x") == "http://other/x");
  BOOST_TEST(resolved("https://other/x") == "https://other/x");
  BOOST_TEST(resolved("a b.jpg") == "http://h/a/b/a%20b.jpg");
  BOOST_CHECK(std::holds_alternative<HttpError>(resolve_url(base, "mailto:a@b")));
}

BOOST_AUTO_TEST_CASE(messages_hold_no_query) {
  const auto url = url_of("https://b.example/k.jpg?X-Amz-Signature=secret");
  BOOST_TEST(without_secrets(url) == "https://b.example/k.jpg?...");
}

BOOST_AUTO_TEST_CASE(host_names_outside_of_ascii_are_asked_for_by_idna) {
  for (const auto* text : {"http://b\xC3\xBC"
                           "cher.example/x",
                           "HTTP://B\xC3\x9C"
                           "cher.EXAMPLE/x",
                           "http://b%C3%BC"
                           "cher.example/x",
                           "http://xn--bcher-kva.example/x"}) {
    const auto parsed = parse_url(text);
    BOOST_REQUIRE(std::holds_alternative<Url>(parsed));
    BOOST_TEST(std::get<Url>(parsed).host == "xn--bcher-kva.example");
  }
  // "a/c" in one character, and a label above 63 letters
  for (const auto* host : {"\xE2\x84\x80.test",
                           "\xC3\xBC"
                           "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                           "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.test"}) {
    BOOST_TEST(std::holds_alternative<HttpError>(parse_url("http://" + std::string(host) + "/")));
  }
}

BOOST_AUTO_TEST_SUITE_END()
