#include "net/proxy.h"

#include <boost/test/unit_test.hpp>
#include <map>

#include "core/error.h"

using namespace imagelift::net;

namespace {

ProxySettings from(std::map<std::string, std::string> variables) {
  return proxies_from([variables = std::move(variables)](const std::string& name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  });
}

Url url_of(const std::string& text) {
  return std::get<Url>(parse_url(text));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(proxy_tests)

BOOST_AUTO_TEST_CASE(each_scheme_has_its_proxy) {
  const auto settings = from({{"http_proxy", "http://p:3128"}, {"HTTPS_PROXY", "q:8080/"}});
  BOOST_CHECK(settings.proxy_of(url_of("http://h/")) == (Proxy{"p", 3128, "", false}));
  BOOST_CHECK(settings.proxy_of(url_of("https://h/")) == (Proxy{"q", 8080, "", false}));
}

BOOST_AUTO_TEST_CASE(a_proxy_may_be_spoken_to_by_tls) {
  const auto settings = from({{"https_proxy", "https://p"}, {"http_proxy", "https://[::1]:8443"}});
  BOOST_CHECK(*settings.for_https == (Proxy{"p", 443, "", true}));
  BOOST_TEST(to_string(*settings.for_http) == "https://[::1]:8443");
}

BOOST_AUTO_TEST_CASE(upper_case_http_proxy_is_not_trusted_where_a_request_is_answered) {
  BOOST_TEST(from({{"HTTP_PROXY", "http://p:1"}}).for_http.has_value());
  BOOST_TEST(!from({{"HTTP_PROXY", "http://evil:1"}, {"REQUEST_METHOD", "GET"}}).for_http);
}

BOOST_AUTO_TEST_CASE(all_proxy_stands_in_for_both) {
  const auto settings = from({{"all_proxy", "http://p:1"}});
  BOOST_TEST(settings.for_http.has_value());
  BOOST_TEST(settings.for_https.has_value());
}

BOOST_AUTO_TEST_CASE(credentials_become_a_header) {
  const auto settings = from({{"http_proxy", "http://Aladdin:open%20sesame@p:1"}});
  BOOST_TEST(settings.for_http->authorization == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
}

BOOST_AUTO_TEST_CASE(no_proxy_names_hosts_domains_and_ports) {
  const auto settings = from({{"http_proxy", "http://p:1"},
                              {"no_proxy", "localhost, .Example.org,10.0.0.1 h:8080,*.x.test"}});
  const auto direct = [&](const std::string& url) { return !settings.proxy_of(url_of(url)); };
  BOOST_TEST(direct("http://localhost/"));
  BOOST_TEST(direct("http://example.org/"));
  BOOST_TEST(direct("http://a.b.example.org/"));
  BOOST_TEST(direct("http://10.0.0.1:99/"));
  BOOST_TEST(direct("http://h:8080/"));
  BOOST_TEST(direct("http://a.x.test/"));
  BOOST_TEST(!direct("http://h/"));
  BOOST_TEST(!direct("http://badexample.org/"));
}

BOOST_AUTO_TEST_CASE(no_proxy_names_blocks_of_addresses) {
  const auto settings =
      from({{"http_proxy", "http://p:1"}, {"no_proxy", "10.0.0.0/8,fd00::/8,192.168.1.7/24,x/8"}});
  const auto direct = [&](const std::string& url) { return !settings.proxy_of(url_of(url)); };
  BOOST_TEST(direct("http://10.200.3.4/"));
  BOOST_TEST(direct("http://[fd12::1]:99/"));
  BOOST_TEST(direct("http://192.168.1.200/"));
  BOOST_TEST(!direct("http://11.0.0.1/"));
  BOOST_TEST(!direct("http://[fe80::1]/"));
  BOOST_TEST(!direct("http://10.example.org/"));
}

BOOST_AUTO_TEST_CASE(a_star_means_no_proxy_at_all) {
  BOOST_TEST(
      !from({{"http_proxy", "http://p:1"}, {"no_proxy", "*"}}).proxy_of(url_of("http://h/")));
}

BOOST_AUTO_TEST_CASE(what_is_no_http_proxy_is_wrong_usage_and_is_not_repeated) {
  for (const std::string bad : {"socks5://u:secret@p:1", "https://u:secret@", "http://"}) {
    try {
      from({{"http_proxy", bad}});
      BOOST_FAIL(bad);
    } catch (const imagelift::Error& error) {
      BOOST_TEST(std::string(error.what()).find("secret") == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
