#include "image/colour_profile.h"

#include <boost/test/unit_test.hpp>

using namespace imagelift;
using image::ColourProfile;
using image::Pixels;
using image::Samples;

namespace {

Pixels pixel(std::uint8_t red, std::uint8_t green, std::uint8_t blue, std::uint8_t alpha = 255) {
  return {1, 1, {red, green, blue}, {alpha}};
}

ColourProfile coded(int primaries, int transfer) {
  return {.coded = image::CodedColours{primaries, transfer}};
}

constexpr std::array kSrgb = {.3127, .3290, .64, .33, .30, .60, .15, .06};
constexpr std::array kP3 = {.3127, .3290, .680, .320, .265, .690, .150, .060};

}  // namespace

BOOST_AUTO_TEST_SUITE(colour_profile_tests)

BOOST_AUTO_TEST_CASE(nothing_happens_without_a_profile) {
  Pixels picture = pixel(200, 30, 40);
  BOOST_TEST(to_srgb(picture, {}, Samples::rgb) == "");
  BOOST_TEST((picture == pixel(200, 30, 40)));
}

// By the matrices of both primaries and the curve of sRGB: 218.5, below 0, 27.0.
BOOST_AUTO_TEST_CASE(display_p3_becomes_srgb_and_alpha_stays) {
  Pixels picture = pixel(200, 30, 40, 77);
  BOOST_TEST(to_srgb(picture, coded(12, 13), Samples::rgb) == "converted");
  BOOST_TEST(std::abs(picture.rgb[0] - 218) <= 1);
  BOOST_TEST(picture.rgb[1] <= 1);
  BOOST_TEST(std::abs(picture.rgb[2] - 27) <= 1);
  BOOST_TEST(int{picture.alpha[0]} == 77);
}

BOOST_AUTO_TEST_CASE(codes_of_srgb_and_of_television_are_left_alone) {
  for (const auto& [primaries, transfer] :
       {std::pair(1, 13), std::pair(1, 1), std::pair(2, 2), std::pair(1, 6), std::pair(2, 13)}) {
    Pixels picture = pixel(200, 30, 40);
    BOOST_TEST(to_srgb(picture, coded(primaries, transfer), Samples::rgb) == "");
    BOOST_TEST((picture == pixel(200, 30, 40)));
  }
}

BOOST_AUTO_TEST_CASE(hdr_and_unknown_codes_are_ignored_and_said) {
  Pixels picture = pixel(200, 30, 40);
  for (const auto& profile : {coded(9, 16), coded(9, 18), coded(77, 13), coded(12, 99)}) {
    const std::string note = to_srgb(picture, profile, Samples::rgb);
    BOOST_TEST(note.starts_with("ignored: "), note);
  }
  BOOST_TEST((picture == pixel(200, 30, 40)));
}

BOOST_AUTO_TEST_CASE(chromaticities_of_srgb_with_pngs_gamma_are_srgb) {
  Pixels picture = pixel(10, 30, 40);
  const ColourProfile srgb{.chromaticities = image::Chromaticities{kSrgb, .45455}};
  BOOST_TEST(to_srgb(picture, srgb, Samples::rgb) == "");
  const ColourProfile p3{.chromaticities = image::Chromaticities{kP3, .45455}};
  BOOST_TEST(to_srgb(picture, p3, Samples::rgb) == "converted");
  const ColourProfile absurd{.chromaticities = image::Chromaticities{kP3, 1e9}};
  BOOST_TEST(to_srgb(picture, absurd, Samples::rgb).starts_with("ignored: "));
  const ColourProfile flat{.chromaticities = image::Chromaticities{{}, .45455}};
  BOOST_TEST(to_srgb(picture, flat, Samples::rgb).starts_with("ignored: "));
}

BOOST_AUTO_TEST_CASE(a_profile_above_the_limit_is_not_looked_at) {
  Pixels picture = pixel(10, 30, 40);
  const ColourProfile huge{.icc = std::vector<std::uint8_t>(image::kMostProfileBytes + 1)};
  const std::string note = to_srgb(picture, huge, Samples::rgb);
  BOOST_TEST(note.find("more than the limit") != std::string::npos, note);
}

BOOST_AUTO_TEST_CASE(more_profiles_than_are_kept_are_converted_too) {
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 20; ++i) {
      Pixels picture = pixel(100, 150, 200);
      const double gamma = 1. / (1.2 + i * .05);
      const ColourProfile profile{.chromaticities = image::Chromaticities{kP3, gamma}};
      BOOST_TEST(to_srgb(picture, profile, Samples::rgb) == "converted");
      BOOST_TEST((picture != pixel(100, 150, 200)));
    }
  }
}

BOOST_AUTO_TEST_CASE(inks_without_a_profile_are_white_minus_ink) {
  const std::vector<std::uint8_t> inverted = {255, 255, 255, 255, 0, 255, 255, 255, 9, 9, 9, 0};
  const auto converted = image::cmyk_to_srgb(inverted, {});
  BOOST_TEST(converted.note == "");
  BOOST_TEST(converted.rgb == (std::vector<std::uint8_t>{255, 255, 255, 0, 255, 255, 0, 0, 0}));
}

BOOST_AUTO_TEST_CASE(lab_of_white_black_and_red) {
  std::vector<std::uint8_t> lab = {255, 128, 128, 0, 128, 128, 138, 209, 198};
  image::lab_to_srgb(lab);
  const std::vector<int> wanted = {255, 255, 255, 0, 0, 0, 255, 0, 0};
  for (std::size_t i = 0; i < wanted.size(); ++i)
    BOOST_TEST(std::abs(lab[i] - wanted[i]) <= 5, int{lab[i]});
}

BOOST_AUTO_TEST_SUITE_END()
