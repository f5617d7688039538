#include "net/host_headers.h"

#include <boost/test/unit_test.hpp>

#include "core/error.h"

using namespace imagelift;
using namespace imagelift::net;

namespace {

Url url(const std::string& text) {
  return std::get<Url>(parse_url(text));
}

std::string sent(const HostHeaders& headers, const std::string& to,
                 const std::string& name = "Authorization") {
  return headers.headers_for(url(to)).find(name).value_or("");
}

const std::string kFile =
    "# for the images\n"
    "https://images.test\n"
    "  Authorization: Bearer one\n"
    "  X-Key:two\n"
    "\n"
    "[http://plain.test:8080]\n"
    "Authorization: Bearer three\n"
    "bare.test:8443\n"
    "Authorization: Bearer four\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(host_headers_tests)

BOOST_AUTO_TEST_CASE(headers_go_to_their_host_port_and_scheme_only) {
  const auto headers = parse_host_headers(kFile, "the file", {});
  BOOST_TEST(sent(headers, "https://images.test/a.jpg") == "Bearer one");
  BOOST_TEST(sent(headers, "https://images.test/a.jpg", "x-key") == "two");
  BOOST_TEST(sent(headers, "http://plain.test:8080/") == "Bearer three");
  BOOST_TEST(sent(headers, "https://bare.test:8443/") == "Bearer four");
  for (const auto* other :
       {"http://images.test/", "https://images.test:444/", "https://x.images.test/",
        "https://images.test.evil.test/", "https://plain.test:8080/", "http://plain.test/",
        "http://bare.test:8443/"}) {
    BOOST_TEST(sent(headers, other) == "", other);
  }
}

BOOST_AUTO_TEST_CASE(without_a_scheme_only_this_machine_gets_them_in_the_clear) {
  const auto headers = parse_host_headers("127.0.0.1\nA: b\nfar.test\nA: b\n", "the file", {});
  BOOST_TEST(sent(headers, "http://127.0.0.1:8201/", "A") == "b");
  BOOST_TEST(sent(headers, "http://far.test/", "A") == "");
  BOOST_TEST(sent(headers, "https://far.test/", "A") == "b");
}

BOOST_AUTO_TEST_CASE(headers_before_any_host_are_for_the_image_source) {
  const auto headers =
      parse_host_headers("Authorization: Bearer x\n", "the file", url("http://own.test:81/p/"));
  BOOST_TEST(sent(headers, "http://own.test:81/q") == "Bearer x");
  BOOST_TEST(sent(headers, "https://own.test/q") == "");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_told_by_its_line_and_never_shown) {
  for (const auto* text : {"Authorization: hunter2", "https://h.test\nhunter2 is this\n",
                           "https://h.test\nHost: hunter2\n", "https://h.test/path hunter2\n",
                           "https://user:hunter2@h.test\nA: b", "https://h.test\n"}) {
    BOOST_CHECK_EXCEPTION(parse_host_headers(text, "the file", {}), Error, [](const Error& error) {
      return error.exit_code() == ExitCode::wrong_usage &&
             std::string(error.what()).find("hunter2") == std::string::npos;
    });
  }
}

BOOST_AUTO_TEST_CASE(a_netrc_gives_basic_credentials) {
  const auto headers = parse_netrc(
      "# mine\nmachine a.test login me password p\\\"w # not heeded\nmachine b.test\n\tlogin you\n"
      "\tpassword \"with blank\"\nmacdef init\n cd /x\n\nmachine http://c.test login l password p\n"
      "default login any password any\n",
      "netrc");
  BOOST_TEST(sent(headers, "https://a.test/") == "Basic bWU6cCJ3");
  BOOST_TEST(sent(headers, "https://b.test:8443/") == "Basic eW91OndpdGggYmxhbms=");
  BOOST_TEST(sent(headers, "http://c.test/") == "Basic bDpw");
  for (const auto* other : {"http://a.test/", "https://x.test/", "https://c.test/"}) {
    BOOST_TEST(sent(headers, other) == "", other);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_netrc_is_refused_without_being_shown) {
  BOOST_CHECK_EXCEPTION(parse_netrc("{\"password\": \"hunter2\"}", "netrc"), Error,
                        [](const Error& error) {
                          return std::string(error.what()).find("hunter2") == std::string::npos;
                        });
  BOOST_TEST(parse_netrc("", "netrc").empty());
}

BOOST_AUTO_TEST_CASE(of_two_entries_the_earlier_counts) {
  auto first = parse_host_headers("https://a.test\nAuthorization: Bearer x\n", "the file", {});
  first.add_all(parse_netrc("machine a.test login l password p", "netrc"));
  BOOST_TEST(sent(first, "https://a.test/") == "Bearer x");
}

BOOST_AUTO_TEST_SUITE_END()
