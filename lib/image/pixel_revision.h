#pragma once

namespace imagelift::image {

/// Grows with any change of the pixels that decode() gives for the same bytes: which frame, which
/// orientation, which colour space, how alpha, 16 bits or CMYK become 8 bits of RGB. Part of the
/// key of every stored result, of networks and of arithmetic alike; recorded_pixels_tests.cc fails
/// until it does. 2: colours are sRGB, and of an animation the frame that is shown longest is read.
inline constexpr int kPixelRevision = 2;

}  // namespace imagelift::image
