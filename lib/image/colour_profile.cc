#include "image/colour_profile.h"

#include <array>

#include "image/alpha.h"
#include "image/colour_transform.h"

namespace imagelift::image {
namespace {

using Effect = ColourTransform::Effect;

constexpr const char* kConverted = "converted";

bool says_nothing(const ColourProfile& profile) {
  return profile.icc.empty() && !profile.coded && !profile.chromaticities;
}

ProfileNote ignored(const std::string& reason) {
  return "ignored: " + reason;
}

// Why the profile is not even tried.
ProfileNote refusal(const ColourProfile& profile) {
  if (!profile.broken.empty()) return ignored(profile.broken);
  if (profile.icc.size() <= kMostProfileBytes) return {};
  return ignored("the ICC profile has " + std::to_string(profile.icc.size()) +
                 " bytes, more than the limit of " + std::to_string(kMostProfileBytes));
}

ProfileNote note_of(const ColourTransform& transform) {
  if (transform.effect == Effect::unusable) return ignored(transform.reason);
  return transform.effect == Effect::converts ? kConverted : "";
}

// A profile of one channel gives 256 colours; all three bytes of a pixel are the same here.
void apply_to_grays(const ColourTransform& transform, std::vector<std::uint8_t>& rgb) {
  std::array<std::uint8_t, 256> grays;
  for (std::size_t i = 0; i < grays.size(); ++i) grays[i] = static_cast<std::uint8_t>(i);
  std::array<std::uint8_t, 768> colours;
  transform.apply(grays.data(), colours.data(), grays.size());
  for (std::size_t i = 0; i < rgb.size(); i += 3) {
    const std::size_t at = rgb[i] * std::size_t{3};
    for (std::size_t c = 0; c < 3; ++c) rgb[i + c] = colours[at + c];
  }
}

std::vector<std::uint8_t> white_minus_inks(std::span<const std::uint8_t> cmyk) {
  std::vector<std::uint8_t> rgb(cmyk.size() / 4 * 3);
  for (std::size_t i = 0; i < cmyk.size() / 4; ++i) {
    const unsigned white = cmyk[i * 4 + 3];  // 255 - black
    for (std::size_t c = 0; c < 3; ++c) {
      rgb[i * 3 + c] = static_cast<std::uint8_t>(white - scaled(255u - cmyk[i * 4 + c], white));
    }
  }
  return rgb;
}

}  // namespace

ProfileNote to_srgb(Pixels& pixels, const ColourProfile& profile, Samples samples) {
  if (auto refused = refusal(profile); !refused.empty()) return refused;
  if (says_nothing(profile)) return {};
  const ColourTransform* transform = &transform_of(profile, samples);
  // Gray samples with a profile of RGB: three equal samples.
  const bool of_gray = samples == Samples::gray && transform->effect != Effect::unusable;
  if (samples == Samples::gray && !of_gray) transform = &transform_of(profile, Samples::rgb);
  if (transform->effect == Effect::converts && of_gray) {
    apply_to_grays(*transform, pixels.rgb);
  } else if (transform->effect == Effect::converts) {
    transform->apply(pixels.rgb.data(), pixels.rgb.data(), pixels.rgb.size() / 3);
  }
  return note_of(*transform);
}

ConvertedCmyk cmyk_to_srgb(std::span<const std::uint8_t> inverted_cmyk,
                           const ColourProfile& profile) {
  const ProfileNote refused = refusal(profile);
  if (!refused.empty() || says_nothing(profile)) return {white_minus_inks(inverted_cmyk), refused};
  const ColourTransform& transform = transform_of(profile, Samples::cmyk);
  if (transform.effect == Effect::unusable) {
    return {white_minus_inks(inverted_cmyk), note_of(transform)};
  }
  std::vector<std::uint8_t> rgb(inverted_cmyk.size() / 4 * 3);
  transform.apply(inverted_cmyk.data(), rgb.data(), inverted_cmyk.size() / 4);
  return {std::move(rgb), note_of(transform)};
}

void lab_to_srgb(std::vector<std::uint8_t>& lab) {
  lab_transform().apply(lab.data(), lab.data(), lab.size() / 3);
}

}  // namespace imagelift::image
