#include "features/css_colours.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>
#include <limits>

#include "text/number.h"

extern "C" const char imagelift_css_colours_begin[];
extern "C" const char imagelift_css_colours_end[];

namespace imagelift::features {
namespace {

std::string_view cut_at(std::string_view& text, char end) {
  const std::string_view first = text.substr(0, text.find(end));
  text.remove_prefix(std::min(first.size() + 1, text.size()));
  return first;
}

// IEC 61966-2-1: the inverse of sRGB's transfer function.
double linear(unsigned value) {
  const double share = value / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

const std::array<double, 256>& linear_values() {
  static const auto values = [] {
    std::array<double, 256> table{};
    for (unsigned i = 0; i < table.size(); ++i) table[i] = linear(i);
    return table;
  }();
  return values;
}

// CIE 15: the cube root, and a straight line near black.
double lightness_response(double share) {
  constexpr double kDelta = 6.0 / 29.0;
  return share > kDelta * kDelta * kDelta ? std::cbrt(share)
                                          : share / (3 * kDelta * kDelta) + 4.0 / 29.0;
}

double distance_squared(const Lab& a, const Lab& b) {
  const double lightness = a.lightness - b.lightness;
  const double first = a.a - b.a;
  const double second = a.b - b.b;
  return lightness * lightness + first * first + second * second;
}

// Four numbers at a time, which every x86-64 has.
constexpr std::size_t kLanes = 4;
typedef float Lanes __attribute__((vector_size(kLanes * sizeof(float))));

// The palette, and again in single precision by coordinate: so a search looks at several colours
// with each instruction, and then decides among the few that are nearest in double precision.
struct Palette {
  static constexpr std::size_t kGroups = (kCssColourCount + kLanes - 1) / kLanes;

  std::array<Lab, kCssColourCount> colours;
  std::array<Lanes, kGroups> lightness;
  std::array<Lanes, kGroups> a;
  std::array<Lanes, kGroups> b;
};

const Palette& palette() {
  static const Palette made = [] {
    const Lanes far_away = Lanes{} + 1e4f;  // what fills the last lanes is nearest to nothing
    Palette palette;
    palette.lightness.fill(far_away);
    palette.a.fill(far_away);
    palette.b.fill(far_away);
    for (std::size_t i = 0; i < kCssColourCount; ++i) {
      const CssColour& colour = css_colours()[i];
      const Lab lab = lab_of(colour.red, colour.green, colour.blue);
      palette.colours[i] = lab;
      palette.lightness[i / kLanes][i % kLanes] = static_cast<float>(lab.lightness);
      palette.a[i / kLanes][i % kLanes] = static_cast<float>(lab.a);
      palette.b[i / kLanes][i % kLanes] = static_cast<float>(lab.b);
    }
    return palette;
  }();
  return made;
}

// Fills in the squared distances and returns the smallest.
float rough_distances(const Lab& wanted, const Palette& palette,
                      std::array<Lanes, Palette::kGroups>& squares) {
  const Lanes lightness = Lanes{} + static_cast<float>(wanted.lightness);
  const Lanes a = Lanes{} + static_cast<float>(wanted.a);
  const Lanes b = Lanes{} + static_cast<float>(wanted.b);
  Lanes least = Lanes{} + std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < Palette::kGroups; ++i) {
    const Lanes by_lightness = palette.lightness[i] - lightness;
    const Lanes by_a = palette.a[i] - a;
    const Lanes by_b = palette.b[i] - b;
    squares[i] = by_lightness * by_lightness + by_a * by_a + by_b * by_b;
    least = squares[i] < least ? squares[i] : least;
  }
  return std::min({least[0], least[1], least[2], least[3]});
}

}  // namespace

const std::array<CssColour, kCssColourCount>& css_colours() {
  static const auto colours = [] {
    std::array<CssColour, kCssColourCount> read{};
    std::string_view csv(imagelift_css_colours_begin, imagelift_css_colours_end);
    cut_at(csv, '\n');  // name,red,green,blue
    for (CssColour& colour : read) {
      std::string_view line = cut_at(csv, '\n');
      colour.name = cut_at(line, ',');
      for (std::uint8_t CssColour::*part : {&CssColour::red, &CssColour::green, &CssColour::blue}) {
        colour.*part = text::number_of<std::uint8_t>(cut_at(line, ',')).value();
      }
    }
    assert(csv.empty());
    return read;
  }();
  return colours;
}

Lab lab_of(std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
  const auto& values = linear_values();
  const double r = values[red];
  const double g = values[green];
  const double b = values[blue];
  // To XYZ, in shares of the white D65 as a 2 degree observer sees it.
  const double x = lightness_response((0.412453 * r + 0.357580 * g + 0.180423 * b) / 0.95047);
  const double y = lightness_response(0.212671 * r + 0.715160 * g + 0.072169 * b);
  const double z = lightness_response((0.019334 * r + 0.119193 * g + 0.950227 * b) / 1.08883);
  return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

std::size_t nearest_css_colour(std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
  const Lab wanted = lab_of(red, green, blue);
  const Palette& known = palette();
  std::array<Lanes, Palette::kGroups> squares;
  const float least = rough_distances(wanted, known, squares);
  // Coordinates below 130 are rounded by less than 1e-5, their squared distances d by less than
  // 1e-4 * sqrt(d) + 1e-6 * d; ten times that.
  const float enough = least + 1e-3f * std::sqrt(least) + 1e-5f * least + 1e-6f;
  std::size_t nearest = kCssColourCount;
  double smallest = std::numeric_limits<double>::infinity();
  for (std::size_t group = 0; group < Palette::kGroups; ++group) {
    const auto near = squares[group] <= enough;
    std::array<std::uint64_t, 2> bits;
    static_assert(sizeof bits == sizeof near);
    std::memcpy(bits.data(), &near, sizeof bits);
    if ((bits[0] | bits[1]) == 0) continue;
    for (std::size_t i = group * kLanes; i < (group + 1) * kLanes; ++i) {
      if (squares[group][i % kLanes] > enough) continue;
      const double square = distance_squared(known.colours[i], wanted);
      if (square < smallest) {
        smallest = square;
        nearest = i;
      }
    }
  }
  return nearest;
}

}  // namespace imagelift::features
