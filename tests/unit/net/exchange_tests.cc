#include "client_fixture.h"

using namespace imagelift;
using namespace imagelift::net;

BOOST_FIXTURE_TEST_SUITE(exchange_tests, ClientFixture)

BOOST_AUTO_TEST_CASE(lines_may_end_without_carriage_return_and_need_no_reason) {
  ScriptedServer server({response_once("HTTP/1.1 200\nContent-Length: 7\n\npicture"),
                         response_once("HTTP/1.0 200\n\npicture"),
                         response_once("HTTP/1.1 100\r\n\r\nHTTP/1.1 200\r\n"
                                       "Transfer-Encoding: chunked\r\nContent-Length: 99\r\n\r\n"
                                       "7\r\npicture\r\n0\r\nX-Trailer: y\r\n\r\n")});
  for (int i = 0; i < 3; ++i) BOOST_TEST(text_of(fetch(server)) == "picture");
}

BOOST_AUTO_TEST_CASE(a_compressed_body_is_unpacked_within_its_bound) {
  // printf picture | gzip -n
  const std::string packed(
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x2b\xc8\x4c\x2e\x29\x2d\x4a\x05\x00\x89\x4f\xdb"
      "\x16\x07\x00\x00\x00",
      27);
  ScriptedServer server({response_once(ok(packed, "Content-Encoding: gzip\r\n")),
                         response_once(ok("x", "Content-Encoding: br\r\n"))});
  BOOST_TEST(text_of(fetch(server)) == "picture");
  const auto refused = fetch(server);
  BOOST_TEST(code_of(refused) == "http_status");
  BOOST_TEST(std::get<HttpError>(refused).message.find("'br'") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_cookie_is_kept_for_the_redirects_of_one_request) {
  ScriptedServer server(
      {response_once("HTTP/1.1 302 Found\r\nLocation: /\r\nSet-Cookie: sess=1; Path=/\r\n"
                     "Content-Length: 0\r\n\r\n"),
       response_once(ok("picture"))});
  HttpClient client(options);
  const auto result = client.send(get(server.url()));
  BOOST_TEST(text_of(result) == "picture");
  BOOST_TEST(std::get<HttpResponse>(result).redirects == 1);
  BOOST_TEST(server.requests().at(1).find("Cookie: sess=1\r\n") != std::string::npos);
  BOOST_TEST(text_of(client.send(get(server.url()))) == "picture");
  BOOST_TEST(server.requests().at(2).find("Cookie") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
