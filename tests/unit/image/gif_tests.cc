// What the blocks of a GIF say about its frames; pixels are written without compression.
#include <boost/test/unit_test.hpp>

#include "image/decode.h"

using namespace imagelift;
using Bytes = std::vector<std::uint8_t>;

namespace {

constexpr int kTransparent = 3;  // of the four colours, whose red is their index times 10

void add(Bytes& bytes, std::initializer_list<int> values) {
  for (const int value : values) bytes.push_back(static_cast<std::uint8_t>(value));
}

struct Shown {
  int centiseconds;
  int disposal = 1;  // 1 keep, 2 clear, 3 restore
};

class GifBuilder {
 public:
  explicit GifBuilder(bool loops = true) {
    for (const char c : std::string_view("GIF89a")) bytes_.push_back(static_cast<std::uint8_t>(c));
    add(bytes_, {3, 0, 1, 0, 0x81, 0, 0});
    for (int i = 0; i < 4; ++i) add(bytes_, {i * 10, 0, 0});
    if (!loops) return;
    add(bytes_, {'!', 0xFF, 11});
    for (const char c : std::string_view("NETSCAPE2.0")) add(bytes_, {c});
    add(bytes_, {3, 1, 0, 0, 0});
  }

  // One row of colours at x.
  GifBuilder& frame(int x, const std::vector<int>& colours, Shown shown) {
    const int time = shown.centiseconds;
    add(bytes_, {'!', 0xF9, 4, shown.disposal << 2 | 1, time & 255, time >> 8, kTransparent, 0});
    add(bytes_, {',', x, 0, 0, 0, static_cast<int>(colours.size()), 0, 1, 0, 0, 2});
    const Bytes codes = packed(colours);
    add(bytes_, {static_cast<int>(codes.size())});
    bytes_.insert(bytes_.end(), codes.begin(), codes.end());
    add(bytes_, {0});
    return *this;
  }

  Bytes file() const {
    Bytes whole = bytes_;
    whole.push_back(';');
    return whole;
  }
  const Bytes& without_trailer() const { return bytes_; }

 private:
  // Codes of 3 bits: a clear code before each colour, then the end of the data.
  static Bytes packed(const std::vector<int>& colours) {
    constexpr int kClear = 4;
    constexpr int kEnd = 5;
    std::vector<int> codes;
    for (const int colour : colours) codes.insert(codes.end(), {kClear, colour});
    codes.push_back(kEnd);
    Bytes bytes;
    for (std::size_t i = 0; i < codes.size() * 3; ++i) {
      if (i % 8 == 0) bytes.push_back(0);
      bytes.back() = static_cast<std::uint8_t>(bytes.back() | (codes[i / 3] >> i % 3 & 1) << i % 8);
    }
    return bytes;
  }

  Bytes bytes_;
};

// A digit per pixel, `.` where nothing can be seen; then which frame of how many.
std::string shown(const Bytes& file) {
  const auto result = image::decode(file, {});
  if (const auto* failure = std::get_if<Failure>(&result)) {
    return std::string(to_string(failure->code));
  }
  const auto& decoded = std::get<image::Decoded>(result);
  std::string text;
  for (std::size_t i = 0; i < decoded.pixels.rgb.size() / 3; ++i) {
    const bool seen = decoded.pixels.alpha.empty() || decoded.pixels.alpha[i] > 0;
    text += seen ? std::to_string(decoded.pixels.rgb[i * 3] / 10) : ".";
  }
  return text + ", " + std::to_string(decoded.frames.taken) + " of " +
         std::to_string(decoded.frames.count) + (decoded.frames.animated ? " moving" : "");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gif_tests)

BOOST_AUTO_TEST_CASE(frames_lie_over_each_other_as_their_disposal_says) {
  for (const auto& [disposal, wanted] :
       {std::pair(1, "120"), std::pair(2, "1.0"), std::pair(3, "110")}) {
    GifBuilder gif;
    gif.frame(0, {1, 1, 1}, {10}).frame(1, {2}, {10, disposal}).frame(2, {0}, {30});
    BOOST_TEST(shown(gif.file()) == wanted + std::string(", 3 of 3 moving"));
  }
}

BOOST_AUTO_TEST_CASE(what_is_transparent_shows_what_was_there) {
  GifBuilder gif;
  gif.frame(0, {1, 1, kTransparent}, {10}).frame(0, {2, kTransparent, kTransparent}, {30});
  BOOST_TEST(shown(gif.file()) == "21., 2 of 2 moving");
}

BOOST_AUTO_TEST_CASE(among_equals_the_last_is_taken_where_the_animation_is_shown_once) {
  for (const bool loops : {true, false}) {
    GifBuilder gif(loops);
    gif.frame(0, {0, 0, 0}, {30}).frame(0, {1, 1, 1}, {30}).frame(0, {2, 2, 2}, {30});
    BOOST_TEST(shown(gif.file()) == (loops ? "000, 1 of 3 moving" : "222, 3 of 3 moving"));
  }
}

BOOST_AUTO_TEST_CASE(a_still_image_is_not_animated) {
  GifBuilder gif(false);
  BOOST_TEST(shown(gif.frame(0, {0, 1, 2}, {0}).file()) == "012, 1 of 1");
}

BOOST_AUTO_TEST_CASE(an_end_that_is_missing_does_not_matter_but_missing_pixels_do) {
  GifBuilder gif;
  Bytes bytes = gif.frame(0, {0, 1, 2}, {0}).without_trailer();
  BOOST_TEST(shown(bytes) == "012, 1 of 1");
  bytes.pop_back();  // the empty block
  BOOST_TEST(shown(bytes) == "012, 1 of 1");
  bytes.pop_back();
  BOOST_TEST(shown(bytes) == "damaged");
}

BOOST_AUTO_TEST_CASE(a_last_frame_that_is_cut_off_is_left_out) {
  GifBuilder gif;
  gif.frame(0, {0, 0, 0}, {10}).frame(0, {1, 1, 1}, {20}).frame(0, {2, 2, 2}, {30});
  Bytes bytes = gif.without_trailer();
  for (int cut = 0; cut < 3; ++cut) bytes.pop_back();
  BOOST_TEST(shown(bytes) == "111, 2 of 3 moving");
}

BOOST_AUTO_TEST_SUITE_END()
