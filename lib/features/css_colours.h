#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace imagelift::features {

/// A named colour of CSS, in sRGB.
struct CssColour {
  std::string_view name;
  std::uint8_t red, green, blue;
};

inline constexpr std::size_t kCssColourCount = 139;

/// The named colours of CSS Color Module Level 4, section 6.1, sorted by name, from
/// css_colours.csv. Of names for the same colour the alphabetically first stands for all: aqua
/// (cyan), fuchsia (magenta), and the spellings with gray (grey).
const std::array<CssColour, kCssColourCount>& css_colours();

/// CIE 1976 L*a*b* of D65 white; lightness 0..100.
struct Lab {
  double lightness = 0;
  double a = 0;
  double b = 0;
};

/// From sRGB, by IEC 61966-2-1 and CIE 15.
Lab lab_of(std::uint8_t red, std::uint8_t green, std::uint8_t blue);

/// The index in css_colours() of the colour at the smallest CIE 1976 distance (Euclid's, in
/// L*a*b*); of several the alphabetically first. Any number of threads may call it.
std::size_t nearest_css_colour(std::uint8_t red, std::uint8_t green, std::uint8_t blue);

}  // namespace imagelift::features
