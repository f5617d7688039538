#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "image/colour_profile.h"

namespace imagelift::image {

/// A conversion of 8-bit samples to sRGB, of the thread that made it.
struct ColourTransform {
  enum class Effect {
    none,  ///< each colour stays within one step of 255 where it is
    converts,
    unusable
  };

  Effect effect = Effect::unusable;
  std::string reason;                                               ///< why it is unusable
  std::unique_ptr<void, void (*)(void*)> handle{nullptr, nullptr};  ///< of LittleCMS

  /// Writes three bytes a sample. Samples of three channels may be converted in place. It must not
  /// be unusable.
  void apply(const std::uint8_t* from, std::uint8_t* to, std::size_t count) const;
};

/// The conversion of what the profile says, made or found among the last ones of this thread; valid
/// until this thread's next call. The profile says something, and its ICC profile is not too large.
const ColourTransform& transform_of(const ColourProfile& profile, Samples samples);

/// From CIE Lab in the coding of lab_to_srgb; as above.
const ColourTransform& lab_transform();

}  // namespace imagelift::image
