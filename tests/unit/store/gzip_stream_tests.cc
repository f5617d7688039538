#include "store/files/gzip_stream.h"

#include <boost/test/unit_test.hpp>
#include <stdexcept>
#include <string>

#include "store_fixture.h"

namespace imagelift::store {
namespace {

std::string compressed(const std::string& text, std::size_t piece) {
  std::string bytes;
  GzipStream stream([&](std::string_view more) { bytes += more; });
  for (std::size_t at = 0; at < text.size(); at += piece) stream.write(text.substr(at, piece));
  stream.finish();
  return bytes;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(gzip_stream_tests, TemporaryFolder)

BOOST_AUTO_TEST_CASE(what_goes_in_comes_out_whatever_the_pieces) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += std::to_string(i * 7919 % 10'007) + ", 0, ";
  for (const std::size_t piece : {std::size_t{1'000}, std::size_t{65'537}, text.size()}) {
    write_contents(path / "text.gz", compressed(text, piece));
    BOOST_TEST((uncompressed(path / "text.gz") == text));
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_a_member_too) {
  write_contents(path / "text.gz", compressed("", 1));
  BOOST_TEST(uncompressed(path / "text.gz").empty());
}

BOOST_AUTO_TEST_CASE(zeros_take_little_room_and_the_same_text_gives_the_same_bytes) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "\"studio_couch\": 0, ";
  BOOST_TEST(compressed(text, 4096).size() < text.size() / 100);
  BOOST_TEST((compressed(text, 4096) == compressed(text, 4096)));
}

BOOST_AUTO_TEST_CASE(what_the_receiver_throws_comes_through) {
  GzipStream stream([](std::string_view) { throw std::runtime_error("the disk is full"); });
  BOOST_CHECK_THROW(stream.write("text"); stream.finish(), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::store
