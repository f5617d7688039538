#pragma once

#include <cstdint>
#include <span>

namespace imagelift::image {

/// The pixels of the largest image that any HEVC sequence parameter set in a HEIF file declares;
/// 0 where there is none. libheif 1.15 looks at the size in the container alone, and libde265 takes
/// the memory that the stream inside declares: a file of 1 kB can ask for 5 GB and half a minute.
/// Looked for wherever they may stand, in the configuration (`hvcC`) and among the coded data.
std::uint64_t largest_hevc_picture(std::span<const std::uint8_t> file);

}  // namespace imagelift::image
