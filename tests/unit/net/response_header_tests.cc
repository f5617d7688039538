#include "net/response_header.h"

#include <boost/test/unit_test.hpp>

using namespace imagelift::net;

BOOST_AUTO_TEST_SUITE(response_header_tests)

BOOST_AUTO_TEST_CASE(the_end_is_the_first_empty_line_whatever_its_line_ends) {
  BOOST_TEST(header_length("HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody") == 25U);
  BOOST_TEST(header_length("HTTP/1.1 200 OK\nA: b\n\nbody") == 22U);
  BOOST_TEST(header_length("HTTP/1.1 200 OK\r\nA: b\n\r\nbody") == 24U);
  BOOST_TEST(header_length("\r\nHTTP/1.1 200 OK\r\n\r\n") == 21U);
  BOOST_TEST(header_length("HTTP/1.1 200 OK\r\nA: b\r\n") == 0U);
  BOOST_TEST(header_length("") == 0U);
  BOOST_TEST(header_length("\r\n\r\n") == 0U);
}

BOOST_AUTO_TEST_CASE(what_cannot_become_a_response_is_known_early) {
  BOOST_TEST(is_no_response("220 smtp"));
  BOOST_TEST(is_no_response("<html>"));
  BOOST_TEST(!is_no_response(""));
  BOOST_TEST(!is_no_response("\r\nHTT"));
  BOOST_TEST(!is_no_response("HTTP/1.1 "));
}

BOOST_AUTO_TEST_CASE(a_status_line_needs_no_reason) {
  for (const auto* line : {"HTTP/1.1 200", "HTTP/1.1 200 ", "HTTP/1.1  200 OK", "HTTP/2 200",
                           "HTTP/1.1 200 Ganz gro\xDF"
                           "artig"}) {
    BOOST_TEST(strict_header(std::string(line) + "\r\n\r\n").value() == "HTTP/1.1 200 \r\n\r\n");
  }
  BOOST_TEST(strict_header("HTTP/1.0 404 No\n\n").value() == "HTTP/1.0 404 \r\n\r\n");
}

BOOST_AUTO_TEST_CASE(a_status_line_without_three_digits_is_none) {
  for (const auto* line : {"HTTP/1.1", "HTTP/1.1 20", "HTTP/1.1 2000", "HTTP/1.1 abc", "HTTP/ 200",
                           "HTTP/1.1 099", "ICY 200 OK"}) {
    BOOST_TEST(!strict_header(std::string(line) + "\r\n\r\n"), line);
  }
}

BOOST_AUTO_TEST_CASE(fields_are_cleaned_and_what_is_no_field_is_left_out) {
  BOOST_TEST(
      strict_header("HTTP/1.1 200\nA : b\nno field\n(x): y\nC:  d\te\x01  \n folded\n\n").value() ==
      "HTTP/1.1 200 \r\nA: b\r\nC: d e folded\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(equal_lengths_are_one_and_different_ones_stay) {
  BOOST_TEST(strict_header("HTTP/1.1 200\nContent-Length: 5\ncontent-length: 5, 5\n\n").value() ==
             "HTTP/1.1 200 \r\nContent-Length: 5\r\n\r\n");
  BOOST_TEST(strict_header("HTTP/1.1 200\nContent-Length: 5\nContent-Length: 6\n\n").value() ==
             "HTTP/1.1 200 \r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(a_length_beside_chunks_does_not_count) {
  BOOST_TEST(
      strict_header("HTTP/1.1 200\nContent-Length: 5\nTransfer-Encoding: Chunked\n\n").value() ==
      "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n");
  BOOST_TEST(
      strict_header("HTTP/1.1 200\nTransfer-Encoding: identity\nContent-Length: 5\n\n").value() ==
      "HTTP/1.1 200 \r\nContent-Length: 5\r\n\r\n");
}

BOOST_AUTO_TEST_SUITE_END()
