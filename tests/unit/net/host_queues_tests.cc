#include "net/host_queues.h"

#include <future>
#include <thread>
#include <vector>

#include "client_fixture.h"

using namespace imagelift;
using namespace imagelift::net;
using namespace std::chrono_literals;
using Kind = Step::Kind;

namespace {

std::string refusal(int status, const std::string& headers = "") {
  return "HTTP/1.1 " + std::to_string(status) + " No\r\n" + headers + "Content-Length: 0\r\n\r\n";
}

HostRules quick_rules() {
  HostRules rules;
  rules.first_pause = 1ms;
  rules.longest_pause = 2ms;
  return rules;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(host_queues_tests, ClientFixture)

BOOST_AUTO_TEST_CASE(refusals_of_the_host_are_no_attempts_of_the_request) {
  std::vector<Script> scripts(9, response_once(refusal(429)));
  scripts.push_back(response_once(ok("at last")));
  ScriptedServer server(scripts);
  options.retry.attempts = 2;
  options.hosts = quick_rules();
  BOOST_TEST(text_of(fetch(server)) == "at last");
}

BOOST_AUTO_TEST_CASE(a_dead_host_is_left_and_holds_back_no_other) {
  ScriptedServer dead({Script{{Kind::close}}});
  ScriptedServer alive({response_once(ok("x"))});
  options.retry.attempts = 4;
  options.hosts = quick_rules();
  HttpClient client(options);
  std::vector<std::promise<HttpResult>> results(60);
  for (std::size_t i = 0; i < results.size(); ++i) {
    const auto& server = i % 2 == 0 ? dead : alive;
    client.start(
        get(server.url("/secret?token=hidden")), {},
        [&result = results[i]](HttpResult response) { result.set_value(std::move(response)); });
  }
  std::size_t told = 0;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const auto result = results[i].get_future().get();
    BOOST_TEST(code_of(result) == (i % 2 == 0 ? "connection_failed" : "a response"));
    const auto* error = std::get_if<HttpError>(&result);
    if (error != nullptr && error->message.find("not asked again") != std::string::npos) ++told;
    BOOST_TEST((error == nullptr || error->message.find("hidden") == std::string::npos));
  }
  BOOST_TEST(told >= 20U);
  BOOST_TEST(dead.connections() < 15);
}

BOOST_AUTO_TEST_CASE(a_stop_ends_the_wait_for_a_host) {
  ScriptedServer server({response_once(refusal(429, "Retry-After: 300\r\n"))});
  options.retry.attempts = 4;
  options.hosts = HostRules{};
  std::stop_source stop;
  HttpClient client(options);
  std::promise<HttpResult> result;
  client.start(get(server.url()), stop.get_token(),
               [&](HttpResult response) { result.set_value(std::move(response)); });
  while (server.requests().empty()) std::this_thread::yield();
  stop.request_stop();
  BOOST_TEST(std::get<HttpError>(result.get_future().get()).stopped);
}

BOOST_AUTO_TEST_SUITE_END()
