#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "core/image_analysis.h"

namespace imagelift::image {

/// SHA-256, MD5 and length of an image's bytes.
Content content_of(std::span<const std::uint8_t> bytes);

/// 64 lower-case hex digits; throws a run Error that names the file where it cannot be read.
std::string sha256_of_file(const std::filesystem::path& path);

}  // namespace imagelift::image
