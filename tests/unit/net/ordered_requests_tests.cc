#include "net/ordered_requests.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "scripted_server.h"

using namespace imagelift;
using namespace imagelift::net;
using namespace std::chrono_literals;
using Kind = Step::Kind;

namespace {

struct Fixture {
  Fixture() {
    options.policy.allow_private = true;
    options.retry.attempts = 1;
  }

  OrderedRequests requests_to(const ScriptedServer& server, std::size_t count) {
    OrderedRequests requests;
    requests.count = count;
    requests.make = [&server, this](std::size_t number) {
      ++made;
      HttpRequest request;
      request.url = std::get<Url>(parse_url(server.url("/" + std::to_string(number))));
      return request;
    };
    return requests;
  }

  HttpOptions options;
  std::size_t made = 0;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(ordered_requests_tests, Fixture)

BOOST_AUTO_TEST_CASE(responses_are_taken_in_order_whatever_the_concurrency) {
  ScriptedServer server({response_once(ok("x"))});
  HttpClient client(options);
  for (const std::size_t concurrency : {1, 3, 8}) {
    auto requests = requests_to(server, 40);
    requests.concurrency = concurrency;
    std::vector<std::size_t> taken;
    send_in_order(client, requests,
                  [&](std::size_t number, const HttpResult& result) {
                    taken.push_back(number);
                    return std::holds_alternative<HttpResponse>(result);
                  },
                  {});
    BOOST_TEST(taken.size() == 40U);
    BOOST_TEST(std::ranges::is_sorted(taken));
  }
}

BOOST_AUTO_TEST_CASE(no_more_is_requested_than_the_window_holds) {
  ScriptedServer server({response_once(ok("x"))});
  HttpClient client(options);
  auto requests = requests_to(server, 50);
  requests.concurrency = 4;
  requests.window = 6;
  send_in_order(client, requests,
                [&](std::size_t number, const HttpResult&) {
                  BOOST_TEST_REQUIRE(made <= number + 6);
                  return true;
                },
                {});
  BOOST_TEST(made == 50U);
}

BOOST_AUTO_TEST_CASE(taking_can_end_early) {
  ScriptedServer server({response_once(ok("x"))});
  HttpClient client(options);
  std::size_t taken = 0;
  send_in_order(client, requests_to(server, 50),
                [&](std::size_t, const HttpResult&) { return ++taken < 3; }, {});
  BOOST_TEST(taken == 3U);
  BOOST_TEST(made < 50U);
}

BOOST_AUTO_TEST_CASE(a_stop_ends_the_wait_for_responses) {
  ScriptedServer server({{{Kind::read_request}, {Kind::wait_for_peer}}});
  HttpClient client(options);
  std::stop_source stop;
  auto requests = requests_to(server, 2);
  const auto make = requests.make;
  requests.make = [&](std::size_t number) {
    if (number == 1) stop.request_stop();
    return make(number);
  };
  send_in_order(
      client, requests,
      [](std::size_t, const HttpResult&) -> bool {
        BOOST_FAIL("nothing can be taken");
        return false;
      },
      stop.get_token());
}

BOOST_AUTO_TEST_CASE(when_the_time_is_over_the_rest_has_timed_out) {
  ScriptedServer server({response_once(ok("x")), {{Kind::read_request}, {Kind::wait_for_peer}}});
  HttpClient client(options);
  auto requests = requests_to(server, 30);
  requests.concurrency = 1;
  requests.in_all = 200ms;
  std::size_t answered = 0, timed_out = 0;
  send_in_order(client, requests,
                [&](std::size_t, const HttpResult& result) {
                  const auto* error = std::get_if<HttpError>(&result);
                  if (error == nullptr) {
                    ++answered;
                  } else if (error->code == FailureCode::timed_out && !error->stopped) {
                    ++timed_out;
                  }
                  return true;
                },
                {});
  BOOST_TEST(answered == 1U);
  BOOST_TEST(timed_out == 29U);
}

BOOST_AUTO_TEST_SUITE_END()
