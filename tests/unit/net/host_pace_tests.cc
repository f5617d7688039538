#include "net/host_pace.h"

#include <boost/test/unit_test.hpp>
#include <vector>

using namespace imagelift;
using namespace imagelift::net;
using namespace std::chrono_literals;

namespace {

/// Time only goes on where a test says so.
struct Fixture {
  HostRules rules;
  HostPace pace{rules, "http://h:80"};
  HostPace::Time now{1h};

  HostPace::Ticket start() {
    if (!pace.may_start(now)) now = pace.next_start();
    BOOST_REQUIRE(pace.may_start(now));
    return pace.start(now);
  }
  void serve(int count) {
    for (int i = 0; i < count; ++i) pace.served(start());
  }
  void refuse(std::optional<std::chrono::seconds> retry_after = {}) {
    pace.throttled(start(), now, 429, retry_after);
  }
  void fail(FailureCode code = FailureCode::connection_failed) {
    pace.failed(start(), now, {code, "Connection refused."});
  }
};

HttpResponse response(int status, Headers headers = {}) {
  HttpResponse response;
  response.status = status;
  response.headers = std::move(headers);
  return response;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(host_pace_tests, Fixture)

BOOST_AUTO_TEST_CASE(which_responses_are_refusals) {
  for (const int status : {420, 429, 503, 509, 529, 999}) BOOST_TEST(is_throttle(response(status)));
  for (const int status : {200, 304, 403, 404, 500, 502})
    BOOST_TEST(!is_throttle(response(status)));
  BOOST_TEST(is_throttle(response(403, {{"Retry-After", "9"}})));
}

BOOST_AUTO_TEST_CASE(requests_at_once_begin_with_two_and_grow_with_responses) {
  BOOST_TEST(pace.limit() == 2U);
  serve(3);
  BOOST_TEST(pace.limit() == 5U);
  serve(30);
  BOOST_TEST(pace.limit() == rules.at_once);
}

BOOST_AUTO_TEST_CASE(no_more_than_the_limit_are_under_way) {
  pace.start(now);
  BOOST_TEST(pace.may_start(now));
  pace.start(now);
  BOOST_TEST(!pace.may_start(now));
}

BOOST_AUTO_TEST_CASE(a_refusal_holds_all_back_for_as_long_as_the_host_asks) {
  serve(30);
  refuse(7s);
  BOOST_TEST(!pace.may_start(now + 6s));
  BOOST_TEST(pace.may_start(now + 7s));
}

BOOST_AUTO_TEST_CASE(more_than_the_longest_retry_after_is_not_waited_for) {
  refuse(1000h);
  BOOST_TEST(pace.may_start(now + rules.longest_pause));
}

BOOST_AUTO_TEST_CASE(without_a_word_the_gap_grows_with_each_refusal) {
  refuse();
  BOOST_TEST((pace.gap() == 500ms));
  refuse();
  BOOST_TEST((pace.gap() == 750ms));
  for (int i = 0; i < 9; ++i) refuse();
  BOOST_TEST((pace.gap() == rules.longest_pause));
}

BOOST_AUTO_TEST_CASE(eight_that_are_refused_together_are_one_refusal) {
  serve(30);
  std::vector<HostPace::Ticket> tickets;
  for (int i = 0; i < 8; ++i) tickets.push_back(pace.start(now));
  for (const auto ticket : tickets) pace.throttled(ticket, now, 503, {});
  BOOST_TEST((pace.gap() == 500ms));
  serve(1);
  BOOST_TEST(pace.limit() == 4U);
}

BOOST_AUTO_TEST_CASE(in_doubt_there_is_one_request_at_a_time) {
  serve(30);
  refuse();
  start();
  BOOST_TEST(!pace.may_start(now + 1h));
}

BOOST_AUTO_TEST_CASE(requests_at_once_shrink_to_one_and_recover_slowly) {
  serve(30);
  for (int i = 0; i < 3; ++i) {
    refuse();
    serve(1);
  }
  BOOST_TEST(pace.limit() == 1U);
  while (pace.gap() > 0ms) serve(1);
  serve(1);
  BOOST_TEST(pace.limit() == 2U);
  serve(1);
  BOOST_TEST(pace.limit() == 2U);
}

BOOST_AUTO_TEST_CASE(a_limit_of_two_in_a_second_loses_nothing) {
  // As nginx' limit_req without burst: less than half a second after the last one served, no.
  HostPace::Time served{};
  int answered = 0;
  int refused = 0;
  while (answered < 40) {
    const auto ticket = start();
    if (now - served >= 500ms) {
      served = now;
      ++answered;
      pace.served(ticket);
    } else {
      ++refused;
      pace.throttled(ticket, now, 503, {});
    }
    BOOST_REQUIRE(!pace.given_up());
  }
  BOOST_TEST(refused < 15);
  BOOST_TEST((now - HostPace::Time(1h) < 40s));
}

BOOST_AUTO_TEST_CASE(a_window_of_a_minute_is_waited_for) {
  for (int i = 0; i < 3; ++i) pace.served(start());
  const auto window_ends = now + 60s;
  while (pace.next_start() < window_ends) {
    BOOST_REQUIRE(!pace.given_up());
    refuse();
  }
  BOOST_TEST(!pace.given_up());
}

BOOST_AUTO_TEST_CASE(a_host_that_only_refuses_is_left) {
  for (int i = 0; i < rules.throttles; ++i) {
    BOOST_REQUIRE(!pace.given_up());
    refuse();
  }
  BOOST_REQUIRE(pace.given_up());
  BOOST_TEST(pace.given_up()->message.find("after 15 requests") != std::string::npos);
  BOOST_TEST(pace.given_up()->message.find("429") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_bare_503_is_believed_sooner) {
  for (int i = 0; i < 8; ++i) {
    BOOST_REQUIRE(!pace.given_up());
    pace.throttled(start(), now, 503, {});
  }
  BOOST_TEST(pace.given_up().has_value());
}

BOOST_AUTO_TEST_CASE(several_failures_in_a_row_end_it_and_one_response_begins_anew) {
  for (int i = 0; i < 3; ++i) fail();
  serve(1);
  for (int i = 0; i < 3; ++i) fail();
  BOOST_TEST(!pace.given_up());
  fail();
  BOOST_REQUIRE(pace.given_up());
  BOOST_TEST((pace.given_up()->code == FailureCode::connection_failed));
  BOOST_TEST(pace.given_up()->message ==
             "http://h:80 is not asked again in this run, after 8 requests: Connection refused.");
}

BOOST_AUTO_TEST_CASE(time_outs_end_it_sooner) {
  for (int i = 0; i < 3; ++i) fail(FailureCode::timed_out);
  BOOST_TEST(pace.given_up().has_value());
}

BOOST_AUTO_TEST_CASE(failures_at_once_are_one_and_are_followed_by_growing_pauses) {
  const auto first = pace.start(now);
  const auto second = pace.start(now);
  pace.failed(first, now, {FailureCode::tls_failed, "No."});
  pace.failed(second, now, {FailureCode::tls_failed, "No."});
  BOOST_TEST(pace.may_start(now + 500ms));
  fail();
  BOOST_TEST(!pace.may_start(now + 999ms));
  BOOST_TEST(pace.may_start(now + 1s));
  BOOST_TEST(!pace.given_up());
}

BOOST_AUTO_TEST_SUITE_END()
