#include "image/decode.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <set>

#include "tests/unit/image/test_files.h"

using namespace imagelift;
using image::Decoded;
using image::DecodeLimits;

namespace {

const std::filesystem::path kFiles = test_files::image_data() / "files";

using Result = std::variant<Decoded, Failure>;

Result decode_file(const std::string& name, const DecodeLimits& limits = {}) {
  return image::decode(test_files::bytes_of(kFiles / name), limits);
}

std::string code_of(const Result& result) {
  const auto* failure = std::get_if<Failure>(&result);
  return failure == nullptr ? "decoded" : std::string(to_string(failure->code));
}

std::vector<std::uint8_t> rgba_of(const image::Pixels& pixels) {
  std::vector<std::uint8_t> rgba;
  for (std::size_t i = 0; i < pixels.rgb.size() / 3; ++i) {
    rgba.insert(rgba.end(), &pixels.rgb[i * 3], &pixels.rgb[i * 3] + 3);
    rgba.push_back(pixels.alpha.empty() ? 255 : pixels.alpha[i]);
  }
  return rgba;
}

// The colour of a pixel that cannot be seen is nobody's business.
int largest_difference(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
  int largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const bool hidden = i % 4 != 3 && a[i / 4 * 4 + 3] == 0 && b[i / 4 * 4 + 3] == 0;
    if (!hidden) largest = std::max(largest, std::abs(a[i] - b[i]));
  }
  return largest;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(decode_tests)

BOOST_AUTO_TEST_CASE(every_variant_of_every_format_is_decoded_as_pillow_does) {
  std::set<std::string> formats;
  for (const auto& row : test_files::rows_of(test_files::image_data() / "decoded.csv")) {
    const Result result = decode_file(row[0]);
    const auto* decoded = std::get_if<Decoded>(&result);
    BOOST_TEST_REQUIRE(decoded != nullptr, row[0] << ": " << code_of(result));
    formats.insert(decoded->format);
    const Size size{std::stoi(row[1]), std::stoi(row[2])};
    BOOST_TEST((decoded->pixels.size() == size), row[0]);
    BOOST_TEST(decoded->orientation == std::stoi(row[3]), row[0]);
    BOOST_TEST(decoded->frames.count == std::stoi(row[4]), row[0]);
    BOOST_TEST(decoded->frames.taken == std::stoi(row[7]), row[0]);
    BOOST_TEST((row[8] == "-" ? decoded->colour_profile.empty()
                              : decoded->colour_profile.starts_with(row[8])),
               row[0] << ": " << decoded->colour_profile);
    const auto wanted = test_files::bytes_of(test_files::image_data() / "decoded" / row[6]);
    const auto found = rgba_of(decoded->pixels);
    BOOST_TEST_REQUIRE(found.size() == wanted.size(), row[0]);
    const int difference = largest_difference(found, wanted);
    BOOST_TEST(difference <= std::stoi(row[5]), row[0] << ": " << difference);
  }
  BOOST_TEST(formats.size() == 9u);
}

BOOST_AUTO_TEST_CASE(stored_size_is_that_before_turning) {
  const Decoded decoded = std::get<Decoded>(decode_file("orientation_6.jpg"));
  BOOST_TEST((decoded.stored == Size{21, 13}));
  BOOST_TEST((decoded.pixels.size() == Size{13, 21}));
}

BOOST_AUTO_TEST_CASE(opaque_image_has_no_alpha) {
  for (const char* name : {"rgb.png", "gray.png", "lossy.webp", "animated.gif", "photo.heic",
                           "raw.tiff", "rgb.bmp", "baseline.jpg", "animated.avif"}) {
    BOOST_TEST(std::get<Decoded>(decode_file(name)).pixels.alpha.empty(), name);
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_empty_and_text_is_no_image) {
  BOOST_TEST(code_of(image::decode({}, {})) == "empty");
  for (const std::string_view text : {"<html></html>", "BM, a company", "GIF", "RIFF....WAVE",
                                      "\xff", "....ftypmp42....isom", "II", "....ftyp"}) {
    const std::vector<std::uint8_t> bytes(text.begin(), text.end());
    BOOST_TEST(code_of(image::decode(bytes, {})) == "not_an_image", text);
  }
}

BOOST_AUTO_TEST_CASE(message_lists_the_formats_that_are_read) {
  const std::vector<std::uint8_t> bytes(30, 7);
  const Result result = image::decode(bytes, {});
  BOOST_TEST(std::get<Failure>(result).message ==
             "no image of a known format (jpeg, png, webp, gif, bmp, tiff, avif, heic, jxl)");
}

BOOST_AUTO_TEST_CASE(limits_are_inclusive) {
  const std::uint64_t bytes = std::filesystem::file_size(kFiles / "rgb.png");
  BOOST_TEST(code_of(decode_file("rgb.png", {bytes, 21 * 13})) == "decoded");
  BOOST_TEST(code_of(decode_file("rgb.png", {bytes - 1, 21 * 13})) == "too_large");
}

BOOST_AUTO_TEST_CASE(every_format_holds_itself_to_the_pixels) {
  for (const auto& row : test_files::rows_of(test_files::image_data() / "decoded.csv")) {
    BOOST_TEST(code_of(decode_file(row[0], {1 << 20, 21 * 13 - 1})) == "too_many_pixels", row[0]);
  }
}

BOOST_AUTO_TEST_CASE(image_cut_off_anywhere_is_decoded_or_a_failure) {
  for (const auto& row : test_files::rows_of(test_files::image_data() / "decoded.csv")) {
    const auto whole = test_files::bytes_of(kFiles / row[0]);
    const std::size_t step = whole.size() / 40 + 1;
    for (std::size_t size = 1; size < whole.size(); size += step) {
      const Result result = image::decode(std::span(whole).first(size), {});
      if (const auto* decoded = std::get_if<Decoded>(&result)) {
        BOOST_TEST(!decoded->pixels.rgb.empty());
      } else {
        BOOST_TEST(!std::get<Failure>(result).message.empty());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(jpeg_without_its_last_rows_is_damaged_but_without_its_end_mark_whole) {
  const auto whole = test_files::bytes_of(kFiles / "full_chroma.jpg");
  const std::span bytes(whole);
  BOOST_TEST(code_of(image::decode(bytes.first(bytes.size() - 2), {})) == "decoded");
  BOOST_TEST(code_of(image::decode(bytes.first(bytes.size() - 60), {})) == "damaged");
}

BOOST_AUTO_TEST_CASE(signature_counts_and_not_what_follows_it) {
  auto bytes = test_files::bytes_of(kFiles / "rgb.png");
  std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
  BOOST_TEST(code_of(image::decode(bytes, {})) == "damaged");
}

BOOST_AUTO_TEST_SUITE_END()
