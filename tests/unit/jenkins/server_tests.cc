#include "jenkins/server.h"

#include <boost/test/unit_test.hpp>
#include <vector>

#include "core/error.h"

namespace imagelift::jenkins {
namespace {

using std::chrono::milliseconds;

ServerOptions options_for(const char* url) {
  ServerOptions options;
  options.url = std::get<net::Url>(net::parse_url(url));
  options.job = "ads/imagelift";
  options.credentials = {"me", "token"};
  return options;
}

BOOST_AUTO_TEST_SUITE(server_tests)

BOOST_AUTO_TEST_CASE(pauses_double_up_to_fifteen_polls) {
  Patience patience({milliseconds(10), milliseconds(60'000)});
  std::vector<long> pauses;
  for (int i = 0; i < 6; ++i) pauses.push_back(patience.next_pause().count());
  const std::vector<long> expected = {10, 20, 40, 80, 150, 150};
  BOOST_TEST(pauses == expected, boost::test_tools::per_element());
  BOOST_TEST(!patience.is_over());
}

BOOST_AUTO_TEST_CASE(no_patience_is_over_at_once) {
  BOOST_TEST(Patience({milliseconds(10), milliseconds(0)}).is_over());
}

BOOST_AUTO_TEST_CASE(requests_carry_the_credentials_to_jenkins_own_path) {
  const Server server(options_for("http://127.0.0.1:1/jenkins/"), [](const std::string&) {}, {});
  const net::HttpRequest request = server.request(server.job() + "/api/json");
  BOOST_TEST(request.url.path == "/jenkins/job/ads/job/imagelift/api/json");
  BOOST_TEST(request.headers.find("Authorization").value() == "Basic bWU6dG9rZW4=");
}

BOOST_AUTO_TEST_CASE(a_jenkins_that_never_answered_is_not_waited_for) {
  Server server(options_for("http://127.0.0.1:1"), [](const std::string&) {}, {});
  BOOST_CHECK_THROW(server.get("/api/json"), Error);
}

BOOST_AUTO_TEST_CASE(a_stop_ends_waiting_at_once) {
  std::stop_source stop;
  Server server(
      options_for("http://127.0.0.1:1"), [](const std::string&) {}, stop.get_token());
  stop.request_stop();
  BOOST_CHECK_THROW(server.wait(std::chrono::hours(1)), Error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::jenkins
