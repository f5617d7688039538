#include "features/css_colours.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>
#include <vector>

namespace imagelift::features {
namespace {

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

struct Named {
  Lab lab;
  std::size_t index;  // in kCssColours
};

double squared(double value) {
  return value * value;
}

// Sorted by lightness, so that a search can end where lightness alone is too far away.
const std::vector<Named>& by_lightness() {
  static const auto sorted = [] {
    std::vector<Named> colours;
    for (std::size_t i = 0; i < kCssColours.size(); ++i) {
      const CssColour& colour = kCssColours[i];
      colours.push_back({lab_of(colour.red, colour.green, colour.blue), i});
    }
    std::sort(colours.begin(), colours.end(), [](const Named& a, const Named& b) {
      return std::pair(a.lab.lightness, a.index) < std::pair(b.lab.lightness, b.index);
    });
    return colours;
  }();
  return sorted;
}

class Nearest {
 public:
  explicit Nearest(const Lab& wanted) : wanted_(wanted) {}

  // False where this colour and all behind it are too far away.
  bool consider(const Named& colour) {
    const double by_lightness_alone = squared(colour.lab.lightness - wanted_.lightness);
    if (by_lightness_alone > distance_) return false;
    const double distance =
        by_lightness_alone + squared(colour.lab.a - wanted_.a) + squared(colour.lab.b - wanted_.b);
    if (std::pair(distance, colour.index) < std::pair(distance_, index_)) {
      distance_ = distance;
      index_ = colour.index;
    }
    return true;
  }

  std::size_t index() const { return index_; }

 private:
  Lab wanted_;
  double distance_ = std::numeric_limits<double>::infinity();
  std::size_t index_ = kCssColours.size();
};

}  // namespace

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
  const auto& colours = by_lightness();
  const auto lighter = std::lower_bound(
      colours.begin(), colours.end(), wanted.lightness,
      [](const Named& colour, double lightness) { return colour.lab.lightness < lightness; });
  Nearest nearest(wanted);
  for (auto it = lighter; it != colours.end() && nearest.consider(*it); ++it) {
  }
  for (auto it = std::make_reverse_iterator(lighter); it != colours.rend() && nearest.consider(*it);
       ++it) {
  }
  return nearest.index();
}

}  // namespace imagelift::features
