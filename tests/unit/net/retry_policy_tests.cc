#include "net/retry_policy.h"

#include <boost/test/unit_test.hpp>

using namespace imagelift;
using namespace imagelift::net;
using namespace std::chrono_literals;

namespace {

HttpResponse response(int status, Headers headers = {}) {
  HttpResponse response;
  response.status = status;
  response.headers = std::move(headers);
  return response;
}

HttpRequest request_with(const std::string& method) {
  HttpRequest request;
  request.method = method;
  return request;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(retry_policy_tests)

BOOST_AUTO_TEST_CASE(only_passing_failures_are_retried) {
  const auto get = request_with("GET");
  for (const int status : {408, 429, 500, 502, 503, 504}) {
    BOOST_TEST(may_be_retried(get, response(status)));
  }
  for (const int status : {200, 304, 400, 401, 403, 404, 410, 501}) {
    BOOST_TEST(!may_be_retried(get, response(status)));
  }
  BOOST_TEST(may_be_retried(get, HttpError{FailureCode::connection_failed, ""}));
  BOOST_TEST(may_be_retried(get, HttpError{FailureCode::timed_out, ""}));
  BOOST_TEST(!may_be_retried(get, HttpError{FailureCode::timed_out, "", true}));
  BOOST_TEST(!may_be_retried(get, HttpError{FailureCode::tls_failed, ""}));
  BOOST_TEST(!may_be_retried(get, HttpError{FailureCode::address_refused, ""}));
  BOOST_TEST(!may_be_retried(get, HttpError{FailureCode::too_large, ""}));
}

BOOST_AUTO_TEST_CASE(only_requests_that_change_nothing_are_retried) {
  BOOST_TEST(may_be_retried(request_with("HEAD"), response(503)));
  BOOST_TEST(!may_be_retried(request_with("POST"), response(503)));
}

BOOST_AUTO_TEST_CASE(pauses_double_with_jitter_up_to_the_longest) {
  const RetryPolicy policy{.attempts = 9, .first_pause = 100ms, .longest_pause = 1s};
  const HttpResult failed = HttpError{FailureCode::connection_failed, ""};
  const int kExpected[] = {100, 200, 400, 800, 1000, 1000};
  for (int next = 2; next < 8; ++next) {
    for (const std::uint32_t random : {0U, 1U, 12345U, 0xFFFFFFFFU}) {
      const auto pause = pause_before(policy, next, failed, random);
      BOOST_TEST(pause.count() >= kExpected[next - 2] / 2);
      BOOST_TEST(pause.count() <= kExpected[next - 2]);
    }
  }
}

BOOST_AUTO_TEST_CASE(retry_after_is_honoured_and_capped) {
  const RetryPolicy policy{.attempts = 3, .first_pause = 100ms, .longest_pause = 5s};
  BOOST_CHECK(pause_before(policy, 2, response(429, {{"Retry-After", "3"}}), 0) == 3s);
  BOOST_CHECK(pause_before(policy, 2, response(429, {{"Retry-After", "3600"}}), 0) == 5s);
  BOOST_CHECK(pause_before(policy, 2, response(503, {{"Retry-After", "soon"}}), 0) == 50ms);
}

BOOST_AUTO_TEST_CASE(retry_after_is_seconds_or_a_date) {
  const auto now = std::chrono::system_clock::from_time_t(784111777);  // 1994-11-06 08:49:37
  BOOST_CHECK(parse_retry_after("120", now) == 120s);
  BOOST_CHECK(parse_retry_after("Sun, 06 Nov 1994 08:50:37 GMT", now) == 60s);
  BOOST_CHECK(parse_retry_after("Sun, 06 Nov 1994 08:00:00 GMT", now) == 0s);
  BOOST_CHECK(parse_retry_after("Sunday, 06-Nov-94 08:50:37 GMT", now) == 60s);
  BOOST_CHECK(parse_retry_after("Sun Nov  6 08:50:37 1994", now) == 60s);
  for (const auto* bad : {"", "-1", "1.5", "99999999999", "Sunday", "Sun, 06 Nov 1994 08:50:37"}) {
    BOOST_CHECK(parse_retry_after(bad, now) == std::nullopt);
  }
}

BOOST_AUTO_TEST_SUITE_END()
