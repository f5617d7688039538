#include "net/content_decoder.h"

#include <zlib.h>

#include <boost/test/unit_test.hpp>
#include <string>

using namespace imagelift::net;
using Outcome = ContentDecoder::Outcome;

namespace {

constexpr int kRaw = -MAX_WBITS;
constexpr int kZlib = MAX_WBITS;
constexpr int kGzip = MAX_WBITS + 16;

std::string compressed(const std::string& text, int window_bits) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

struct Decoded {
  Outcome outcome = Outcome::fine;
  std::string text;
};

/// Decodes in pieces of `step` bytes; enough after `most` bytes.
Decoded decode(const std::string& encoding, const std::string& bytes, std::size_t step = 1 << 20,
               std::size_t most = 1 << 30) {
  ContentDecoder decoder(encoding);
  Decoded decoded;
  const auto take = [&](std::span<const std::uint8_t> piece) {
    decoded.text.append(piece.begin(), piece.end());
    return decoded.text.size() <= most;
  };
  for (std::size_t at = 0; at < bytes.size() && decoded.outcome == Outcome::fine; at += step) {
    const auto piece = std::string_view(bytes).substr(at, step);
    decoded.outcome =
        decoder.decode({reinterpret_cast<const std::uint8_t*>(piece.data()), piece.size()}, take);
  }
  if (decoded.outcome == Outcome::fine) decoded.outcome = decoder.finish(take);
  return decoded;
}

std::string sample() {
  std::string text;
  for (int i = 0; i < 30'000; ++i) text += std::to_string(i * 7919);
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(content_decoder_tests)

BOOST_AUTO_TEST_CASE(every_encoding_is_undone_in_pieces_of_any_size) {
  const auto text = sample();
  const std::pair<const char*, std::string> bodies[] = {
      {"", text},
      {"identity", text},
      {"aws-chunked", text},
      {"gzip", compressed(text, kGzip)},
      {"X-GZIP", compressed(text, kGzip)},
      {"aws-chunked, gzip", compressed(text, kGzip)},
      {"deflate", compressed(text, kZlib)},
      {"deflate", compressed(text, kRaw)},
      {"deflate, gzip", compressed(compressed(text, kZlib), kGzip)}};
  for (const auto& [encoding, body] : bodies) {
    for (const std::size_t step : {1UL, 7UL, 4096UL, 1UL << 20}) {
      const auto decoded = decode(encoding, body, step);
      BOOST_TEST((decoded.outcome == Outcome::fine), encoding << " in steps of " << step);
      BOOST_TEST((decoded.text == text), encoding << " in steps of " << step);
    }
  }
}

BOOST_AUTO_TEST_CASE(members_of_gzip_are_joined_and_padding_does_not_count) {
  const auto two = compressed("one ", kGzip) + compressed("two", kGzip);
  for (const std::size_t step : {1UL, 5UL, 1000UL}) {
    BOOST_TEST(decode("gzip", two, step).text == "one two");
    const auto padded = decode("gzip", two + std::string(600, '\0'), step);
    BOOST_TEST((padded.outcome == Outcome::fine));
    BOOST_TEST(padded.text == "one two");
  }
}

BOOST_AUTO_TEST_CASE(an_encoding_that_was_not_applied_passes) {
  BOOST_TEST(decode("gzip", "\xFF\xD8\xFF an image").text == "\xFF\xD8\xFF an image");
  BOOST_TEST(decode("gzip", "x").text == "x");
  BOOST_TEST((decode("gzip", "").outcome == Outcome::fine));
}

BOOST_AUTO_TEST_CASE(what_ends_early_or_is_changed_is_damaged) {
  const auto whole = compressed(sample(), kGzip);
  for (const std::size_t length : {2UL, 10UL, 100UL, whole.size() - 9, whole.size() - 1}) {
    BOOST_TEST((decode("gzip", whole.substr(0, length)).outcome == Outcome::damaged), length);
  }
  auto changed = whole;
  for (std::size_t i = 100; i < 140; ++i) changed[i] = static_cast<char>(~changed[i]);
  BOOST_TEST((decode("gzip", changed).outcome == Outcome::damaged));
}

BOOST_AUTO_TEST_CASE(a_bomb_ends_where_the_taker_says_so) {
  const auto bomb = compressed(compressed(std::string(100 << 20, '\0'), kGzip), kGzip);
  const auto decoded = decode("gzip, gzip", bomb, 1 << 20, 1 << 20);
  BOOST_TEST((decoded.outcome == Outcome::enough));
  BOOST_TEST(decoded.text.size() <= (1U << 20) + (64U << 10));
}

BOOST_AUTO_TEST_CASE(encodings_that_nobody_asked_for_are_refused_by_name) {
  BOOST_TEST(refused_encoding("br") == "br");
  BOOST_TEST(refused_encoding("gzip, zstd") == "zstd");
  BOOST_TEST(refused_encoding("gzip, gzip, gzip, gzip") == "gzip");
  for (const auto* fine : {"", "gzip", "deflate, gzip", "identity", "aws-chunked", "utf-8"}) {
    BOOST_TEST(refused_encoding(fine) == "");
  }
}

BOOST_AUTO_TEST_SUITE_END()
