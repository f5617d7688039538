#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/geometry.h"
#include "image/pixels.h"

namespace imagelift::image {

/// `value * alpha / 255`, rounded, without a division; exact for all bytes.
inline std::uint8_t scaled(unsigned value, unsigned alpha) {
  const unsigned product = value * alpha + 128;
  return static_cast<std::uint8_t>((product + (product >> 8)) >> 8);
}

/// Splits interleaved R, G, B, A (size.width * size.height * 4 bytes); no alpha where all is
/// opaque.
Pixels pixels_of_rgba(std::span<const std::uint8_t> rgba, Size size);

/// The same in the memory of `rgba`, beside which it takes a quarter more, not as much again.
Pixels pixels_of_rgba(std::vector<std::uint8_t>&& rgba, Size size);

/// An alpha that is 255 everywhere becomes no alpha.
void drop_opaque_alpha(Pixels& pixels);

}  // namespace imagelift::image
