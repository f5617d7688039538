#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "image/pixels.h"

namespace imagelift::image {

/// Code points of ISO/IEC 23091-2, as AVIF's and HEIC's `nclx` and PNG's cICP have them.
struct CodedColours {
  int primaries = 2;  ///< 1 BT.709 and sRGB, 9 BT.2020, 12 Display P3; 2: not said
  int transfer = 2;   ///< 1, 6, 13, 14, 15 as sRGB; 4 and 5 gamma; 8 linear; 16 PQ; 18 HLG
};

/// PNG's cHRM and gAMA.
struct Chromaticities {
  std::array<double, 8> xy{};  ///< white, red, green, blue
  double gamma = 1 / 2.2;      ///< samples = light ^ gamma
};

/// What a file says of its colours. Of several the first counts.
struct ColourProfile {
  std::vector<std::uint8_t> icc = {};  ///< empty: none
  std::optional<CodedColours> coded = {};
  std::optional<Chromaticities> chromaticities = {};
  std::string broken = {};  ///< why a profile that is there could not even be taken from the file
};

/// The largest ICC profile that is looked at; those of printing presses have 3 MB.
inline constexpr std::size_t kMostProfileBytes = 4u << 20;

/// What the samples of a file are.
enum class Samples { gray, rgb, cmyk };

/// What became of a profile: nothing where there is none or it is sRGB already, `converted`, or
/// `ignored: <reason>` where it is broken, fits other samples, or is larger than the limit.
using ProfileNote = std::string;

/// Makes the pixels sRGB by LittleCMS; alpha stays. `samples`: gray or rgb, as the file stores
/// them. Conversions are kept per thread for the profiles that it met last. Throws std::bad_alloc
/// only. Any number of threads may call it.
ProfileNote to_srgb(Pixels& pixels, const ColourProfile& profile, Samples samples);

/// C, M, Y, K samples as sRGB; 255 is no ink, as Adobe stores them. Without a profile that fits,
/// white minus the inks, as in Pillow and browsers.
struct ConvertedCmyk {
  std::vector<std::uint8_t> rgb;
  ProfileNote note;
};
ConvertedCmyk cmyk_to_srgb(std::span<const std::uint8_t> inverted_cmyk,
                           const ColourProfile& profile);

/// CIE L*, a*, b* of illuminant D50 in 8 bits (L* / 100 * 255, a* and b* + 128) as sRGB, in place.
void lab_to_srgb(std::vector<std::uint8_t>& lab);

}  // namespace imagelift::image
