#include "net/http_client.h"

#include <atomic>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <future>
#include <thread>

#include "client_fixture.h"
#include "http_misdeeds.h"
#include "scripted_server.h"

using namespace imagelift;
using namespace imagelift::net;
using namespace std::chrono_literals;
using Kind = Step::Kind;

namespace {

std::string redirect_to(const std::string& location, int status = 302) {
  return "HTTP/1.1 " + std::to_string(status) + " Found\r\nLocation: " + location +
         "\r\nContent-Length: 0\r\n\r\n";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(http_client_tests, ClientFixture)

BOOST_AUTO_TEST_CASE(a_body_with_a_length_is_read) {
  ScriptedServer server({response_once(ok("picture", "X-A: b\r\n"))});
  const auto result = fetch(server);
  BOOST_TEST(text_of(result) == "picture");
  BOOST_TEST(std::get<HttpResponse>(result).status == 200);
  BOOST_TEST(std::get<HttpResponse>(result).headers.find("x-a").value() == "b");
}

BOOST_AUTO_TEST_CASE(a_body_in_chunks_and_one_up_to_the_end_are_read) {
  ScriptedServer server({response_once("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                       "3\r\npic\r\n4;x=y\r\nture\r\n0\r\n\r\n"),
                         response_once("HTTP/1.0 200 OK\r\n\r\npicture")});
  BOOST_TEST(text_of(fetch(server)) == "picture");
  BOOST_TEST(text_of(fetch(server)) == "picture");
}

BOOST_AUTO_TEST_CASE(interim_responses_are_passed_over) {
  ScriptedServer server(
      {response_once("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + ok("final"))});
  BOOST_TEST(text_of(fetch(server)) == "final");
}

BOOST_AUTO_TEST_CASE(the_request_names_host_path_and_headers) {
  ScriptedServer server({response_once(ok(""))});
  auto request = get(server.url("/a%20b?c=d"));
  request.headers.add("X-Own", "value");
  fetch(request);
  const auto sent = server.requests().at(0);
  BOOST_TEST(sent.starts_with(
      "GET /a%20b?c=d HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) + "\r\n"));
  BOOST_TEST(sent.find("X-Own: value\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_post_has_its_body_and_is_never_sent_twice) {
  ScriptedServer server({response_once("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n")});
  options.retry.attempts = 3;
  auto request = get(server.url());
  request.method = "POST";
  request.body = "delay=0sec";
  const auto result = fetch(request);
  BOOST_TEST(std::get<HttpResponse>(result).status == 503);
  BOOST_TEST(server.requests().size() == 1U);
  BOOST_TEST(server.requests().at(0).find("Content-Length: 10\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(one_connection_serves_several_requests) {
  const auto again = ok("x");
  ScriptedServer server({{{Kind::read_request},
                          {Kind::send, again},
                          {Kind::read_request},
                          {Kind::send, again},
                          {Kind::wait_for_peer}}});
  HttpClient client(options);
  BOOST_TEST(text_of(client.send(get(server.url()))) == "x");
  BOOST_TEST(text_of(client.send(get(server.url()))) == "x");
  BOOST_TEST(server.connections() == 1);
}

BOOST_AUTO_TEST_CASE(a_kept_connection_that_the_server_closed_is_replaced) {
  ScriptedServer server({response_once(ok("first")), response_once(ok("second"))});
  HttpClient client(options);
  BOOST_TEST(text_of(client.send(get(server.url()))) == "first");
  BOOST_TEST(text_of(client.send(get(server.url()))) == "second");
}

BOOST_DATA_TEST_CASE(a_server_that_misbehaves_gives_a_code_and_no_crash, kMisdeeds) {
  ScriptedServer server({sample.script});
  auto request = get(server.url("/secret?token=hidden"));
  request.limits.max_bytes = 2000;
  request.limits.silence = 100ms;
  const auto result = fetch(request);
  BOOST_TEST(code_of(result) == sample.code);
  BOOST_TEST(std::get<HttpError>(result).message.find("hidden") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_response_cut_at_any_byte_is_an_error) {
  const std::string whole =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
  std::vector<Script> scripts;
  for (std::size_t length = 0; length < whole.size(); ++length) {
    scripts.push_back(response_once(whole.substr(0, length)));
  }
  ScriptedServer server(scripts);
  HttpClient client(options);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    BOOST_TEST(code_of(client.send(get(server.url()))) == "connection_failed");
  }
}

BOOST_AUTO_TEST_CASE(a_drip_of_bytes_ends_at_the_deadline) {
  Script drip = {{Kind::read_request}, {Kind::send, "HTTP/1.1 200 OK\r\n\r\n"}};
  for (int i = 0; i < 3; ++i) drip.push_back({Kind::send, "x"});
  drip.push_back({Kind::wait_for_peer});
  ScriptedServer server({drip});
  auto request = get(server.url());
  request.limits.timeout = 150ms;  // `silence` stays at 30 s
  BOOST_TEST(code_of(fetch(request)) == "timed_out");
}

BOOST_AUTO_TEST_CASE(nobody_listening_is_a_failed_connection) {
  unsigned short port = 0;
  { port = ScriptedServer({Script{}}).port(); }
  BOOST_TEST(code_of(fetch(get("http://127.0.0.1:" + std::to_string(port)))) ==
             "connection_failed");
}

BOOST_AUTO_TEST_CASE(tls_with_a_server_that_speaks_none_fails) {
  ScriptedServer server({{{Kind::send, "HTTP/1.0 400 Bad\r\n\r\n"}, {Kind::close}}});
  BOOST_TEST(code_of(fetch(get("https://127.0.0.1:" + std::to_string(server.port())))) ==
             "tls_failed");
}

BOOST_AUTO_TEST_CASE(redirects_are_followed_up_to_the_limit) {
  ScriptedServer target({response_once(ok("there"))});
  ScriptedServer server(
      {response_once(redirect_to("/b")), response_once(redirect_to(target.url("/c")))});
  const auto result = fetch(server);
  BOOST_TEST(text_of(result) == "there");
  BOOST_TEST(to_string(std::get<HttpResponse>(result).url) == target.url("/c"));
}

BOOST_AUTO_TEST_CASE(a_redirect_loop_ends) {
  ScriptedServer server({response_once(redirect_to("/again"))});
  auto request = get(server.url());
  request.limits.redirects = 3;
  BOOST_TEST(code_of(fetch(request)) == "too_many_redirects");
  BOOST_TEST(server.connections() == 4);
}

BOOST_AUTO_TEST_CASE(with_no_redirects_allowed_the_response_is_handed_back) {
  ScriptedServer server({response_once(redirect_to("/queue/item/7/", 303))});
  auto request = get(server.url());
  request.limits.redirects = 0;
  const auto result = fetch(request);
  BOOST_TEST(std::get<HttpResponse>(result).status == 303);
  BOOST_TEST(std::get<HttpResponse>(result).headers.find("location").value() == "/queue/item/7/");
}

BOOST_AUTO_TEST_CASE(authorization_is_not_sent_to_another_origin) {
  ScriptedServer other({response_once(ok(""))});
  ScriptedServer server(
      {response_once(redirect_to("/same")), response_once(redirect_to(other.url()))});
  auto request = get(server.url());
  request.headers.add("Authorization", "Bearer secret");
  request.headers.add("x-amz-security-token", "secret");
  request.headers.add("Range", "bytes=0-1");
  fetch(request);
  BOOST_TEST(server.requests().at(1).find("Bearer secret") != std::string::npos);
  BOOST_TEST(other.requests().at(0).find("secret") == std::string::npos);
  BOOST_TEST(other.requests().at(0).find("Range: bytes=0-1") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(redirects_to_what_may_not_be_fetched_are_refused) {
  for (const std::string location : {"ftp://h/", "http://user:pw@h/", "file:///etc/passwd"}) {
    ScriptedServer server({response_once(redirect_to(location))});
    BOOST_TEST(code_of(fetch(server)) == "bad_url");
  }
}

BOOST_AUTO_TEST_CASE(private_addresses_are_refused_in_every_spelling) {
  ScriptedServer server({response_once(ok("secret"))});
  options.policy.allow_private = false;
  for (const std::string host : {"127.0.0.1", "127.1", "2130706433", "0x7f000001", "017700000001",
                                 "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"}) {
    BOOST_TEST_CONTEXT(host) {
      BOOST_TEST(code_of(fetch(get("http://" + host + ":" + std::to_string(server.port())))) ==
                 "address_refused");
    }
  }
  BOOST_TEST(server.connections() == 0);
}

BOOST_AUTO_TEST_CASE(a_redirect_from_a_trusted_origin_to_a_private_address_is_refused) {
  ScriptedServer hidden({response_once(ok("secret"))});
  ScriptedServer server({response_once(redirect_to(hidden.url()))});
  options.policy = {.allow_private = false, .trusted_origins = {origin(get(server.url()).url)}};
  BOOST_TEST(code_of(fetch(server)) == "address_refused");
  BOOST_TEST(hidden.connections() == 0);
}

BOOST_AUTO_TEST_CASE(a_name_is_resolved_once_and_connected_to_where_it_was_checked) {
  ScriptedServer server({response_once(ok("first"))});
  std::atomic<int> asked = 0;
  options.resolve = [&](const std::string&) {
    return ++asked == 1 ? std::vector<std::string>{"127.0.0.1"}
                        : std::vector<std::string>{"169.254.169.254"};
  };
  BOOST_TEST(text_of(fetch(get("http://name.test:" + std::to_string(server.port())))) == "first");
  BOOST_TEST(asked == 1);
}

BOOST_AUTO_TEST_CASE(of_several_addresses_the_refused_ones_are_left_out) {
  ScriptedServer server({response_once(ok("x"))});
  options.policy.allow_private = false;
  options.resolve = [](const std::string&) {
    return std::vector<std::string>{"127.0.0.1", "10.0.0.1"};
  };
  BOOST_TEST(code_of(fetch(get("http://n.test:" + std::to_string(server.port())))) ==
             "address_refused");
}

BOOST_AUTO_TEST_CASE(the_next_address_is_tried_where_one_refuses) {
  ScriptedServer server({response_once(ok("x"))});
  options.resolve = [](const std::string&) {
    return std::vector<std::string>{"127.0.0.2", "127.0.0.1"};
  };
  BOOST_TEST(text_of(fetch(get("http://n.test:" + std::to_string(server.port())))) == "x");
}

BOOST_AUTO_TEST_CASE(an_unknown_name_is_not_resolved) {
  options.resolve = [](const std::string&) { return std::vector<std::string>{}; };
  BOOST_TEST(code_of(fetch(get("http://nowhere.test/"))) == "name_not_resolved");
}

BOOST_AUTO_TEST_CASE(a_resolver_that_hangs_ends_at_the_deadline) {
  std::promise<void> over;
  options.resolve = [done = over.get_future().share()](const std::string&) {
    done.wait();
    return std::vector<std::string>{};
  };
  auto request = get("http://slow.test/");
  request.limits.timeout = 50ms;
  BOOST_TEST(code_of(fetch(request)) == "timed_out");
  over.set_value();
}

BOOST_AUTO_TEST_CASE(passing_failures_are_tried_again) {
  ScriptedServer server(
      {Script{{Kind::close}},
       response_once("HTTP/1.1 503 No\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"),
       response_once("HTTP/1.1 429 No\r\nContent-Length: 0\r\n\r\n"),
       response_once(ok("at last"))});
  options.retry.attempts = 4;
  BOOST_TEST(text_of(fetch(server)) == "at last");
}

BOOST_AUTO_TEST_CASE(after_the_last_attempt_the_failure_is_told) {
  ScriptedServer server({response_once("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n")});
  options.retry.attempts = 3;
  const auto result = expect_success(fetch(server));
  BOOST_TEST(code_of(result) == "http_status");
  BOOST_TEST(server.connections() == 3);
}

BOOST_AUTO_TEST_CASE(lasting_failures_are_not_tried_again) {
  ScriptedServer server({response_once("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")});
  options.retry.attempts = 3;
  BOOST_TEST(code_of(expect_success(fetch(server))) == "not_found");
  BOOST_TEST(server.connections() == 1);
}

BOOST_AUTO_TEST_CASE(a_stop_ends_a_wait_for_a_response) {
  std::stop_source stop;
  ScriptedServer server({{{Kind::read_request}, {Kind::wait_for_peer}}});
  HttpClient client(options);
  std::promise<HttpResult> result;
  client.start(get(server.url()), stop.get_token(),
               [&](HttpResult response) { result.set_value(std::move(response)); });
  stop.request_stop();
  BOOST_TEST(std::get<HttpError>(result.get_future().get()).stopped);
}

BOOST_AUTO_TEST_CASE(a_stop_ends_a_pause_between_attempts) {
  std::stop_source stop;
  ScriptedServer server({response_once("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n")});
  options.retry = {.attempts = 5, .first_pause = 1h, .longest_pause = 1h};
  HttpClient client(options);
  std::promise<HttpResult> result;
  auto request = get(server.url());
  client.start(request, stop.get_token(),
               [&](HttpResult response) { result.set_value(std::move(response)); });
  while (server.requests().empty()) std::this_thread::yield();
  stop.request_stop();
  BOOST_TEST(std::get<HttpError>(result.get_future().get()).stopped);
}

BOOST_AUTO_TEST_CASE(the_end_of_the_client_ends_what_is_under_way) {
  ScriptedServer server({{{Kind::read_request}, {Kind::wait_for_peer}}});
  std::promise<HttpResult> result;
  {
    HttpClient client(options);
    client.start(get(server.url()), {},
                 [&](HttpResult response) { result.set_value(std::move(response)); });
  }
  BOOST_TEST(std::get<HttpError>(result.get_future().get()).stopped);
}

BOOST_AUTO_TEST_CASE(a_body_can_be_streamed_and_cut_off) {
  ScriptedServer server({response_once(ok(std::string(200'000, 'x')))});
  std::size_t taken = 0;
  auto request = get(server.url());
  request.sink = [&](std::span<const std::uint8_t> piece) {
    taken += piece.size();
    return true;
  };
  BOOST_TEST(text_of(fetch(request)).empty());
  BOOST_TEST(taken == 200'000U);
  request.sink = [](std::span<const std::uint8_t>) { return false; };
  BOOST_TEST(code_of(fetch(request)) == "too_large");
}

BOOST_AUTO_TEST_CASE(a_proxy_is_asked_with_the_whole_url_and_its_password_stays_there) {
  ScriptedServer proxy({response_once(ok("by proxy"))});
  options.proxies.for_http = Proxy{"127.0.0.1", proxy.port(), "Basic c2VjcmV0"};
  options.resolve = [](const std::string&) { return std::vector<std::string>{}; };
  BOOST_TEST(text_of(fetch(get("http://far.test/a"))) == "by proxy");
  const auto sent = proxy.requests().at(0);
  BOOST_TEST(sent.starts_with("GET http://far.test/a HTTP/1.1\r\nHost: far.test\r\n"));
  BOOST_TEST(sent.find("Proxy-Authorization: Basic c2VjcmV0\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(https_goes_through_a_tunnel_that_the_proxy_may_refuse) {
  ScriptedServer proxy({response_once("HTTP/1.1 407 Who\r\nContent-Length: 0\r\n\r\n")});
  options.proxies.for_https = Proxy{"127.0.0.1", proxy.port(), "Basic c2VjcmV0"};
  options.resolve = [](const std::string&) { return std::vector<std::string>{}; };
  auto request = get("https://far.test/a");
  request.headers.add("Authorization", "Bearer own");
  BOOST_TEST(code_of(fetch(request)) == "access_denied");
  const auto sent = proxy.requests().at(0);
  BOOST_TEST(sent.starts_with("CONNECT far.test:443 HTTP/1.1\r\nHost: far.test:443\r\n"));
  BOOST_TEST(sent.find("Bearer own") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(private_addresses_are_refused_behind_a_proxy_too) {
  ScriptedServer proxy({response_once(ok("secret"))});
  options.policy.allow_private = false;
  options.proxies.for_http = Proxy{"127.0.0.1", proxy.port(), ""};
  BOOST_TEST(code_of(fetch(get("http://169.254.169.254/latest/"))) == "address_refused");
  BOOST_TEST(proxy.connections() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
