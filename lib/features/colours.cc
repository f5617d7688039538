#include "features/colours.h"

#include <array>
#include <string>

#include "features/css_colours.h"
#include "image/resize.h"

namespace imagelift::features {

std::vector<ColourShare> colour_shares(const image::Pixels& upright) {
  const auto small =
      image::resize(upright, image::fitted(upright.size(), kColourSide), image::Filter::area);
  std::array<std::size_t, kCssColourCount> counts{};
  std::size_t opaque = 0;
  for (std::size_t i = 0; i < small.rgb.size() / 3; ++i) {
    if (!small.alpha.empty() && small.alpha[i] < kOpaqueFrom) continue;
    ++counts[nearest_css_colour(small.rgb[i * 3], small.rgb[i * 3 + 1], small.rgb[i * 3 + 2])];
    ++opaque;
  }
  std::vector<ColourShare> shares;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    shares.push_back({std::string(css_colours()[i].name),
                      static_cast<double>(counts[i]) / static_cast<double>(opaque)});
  }
  return shares;
}

}  // namespace imagelift::features
