#include "source/fetch_memory.h"

#include <boost/test/unit_test.hpp>

using namespace imagelift;
using namespace imagelift::source;

namespace {

std::string address(const std::string& text) {
  return address_of(std::get<net::Url>(net::parse_url(text)));
}

std::optional<Validators> validators(net::Headers headers) {
  net::HttpResponse response;
  response.headers = std::move(headers);
  return validators_of(response, "address");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fetch_memory_tests)

BOOST_AUTO_TEST_CASE(an_address_is_a_digest_of_what_names_the_image) {
  const auto one = address("https://h/a.jpg?w=3&X-Amz-Signature=one");
  BOOST_TEST(one.size() == 64U);
  BOOST_TEST(one == address("HTTPS://H:443/%61.jpg?w=3&X-Amz-Signature=two"));
  for (const auto* other : {"https://h/a.jpg?w=4", "https://h/b.jpg?w=3", "https://g/a.jpg?w=3",
                            "http://h/a.jpg?w=3", "https://h/a.jpg"}) {
    BOOST_TEST(one != address(other), other);
  }
}

BOOST_AUTO_TEST_CASE(an_etag_or_an_earlier_date_is_of_use) {
  BOOST_TEST(validators({{"ETag", "W/\"x\""}}).value().etag == "W/\"x\"");
  const std::string before = "Sun, 01 Nov 2026 00:00:00 GMT";
  const std::string now = "Mon, 02 Nov 2026 00:00:00 GMT";
  BOOST_TEST(validators({{"Last-Modified", before}, {"Date", now}}).value().last_modified ==
             before);
  BOOST_TEST(!validators({{"Last-Modified", now}, {"Date", now}}));
  BOOST_TEST(!validators({{"Last-Modified", before}}));
  BOOST_TEST(!validators({}));
}

BOOST_AUTO_TEST_CASE(what_could_not_stand_in_a_request_is_not_kept) {
  BOOST_TEST(!validators({{"ETag", std::string(2000, 'x')}}));
  BOOST_TEST(!validators({{"ETag", "\"\xC3\xA9\""}}));
}

BOOST_AUTO_TEST_SUITE_END()
