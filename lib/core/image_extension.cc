#include "core/image_extension.h"

#include <algorithm>
#include <array>

namespace imagelift {
namespace {

using namespace std::string_view_literals;

constexpr std::array kImageExtensions = {"jpg"sv,  "jpeg"sv, "jpe"sv,  "jfif"sv, "png"sv,
                                         "webp"sv, "gif"sv,  "bmp"sv,  "dib"sv,  "tif"sv,
                                         "tiff"sv, "avif"sv, "heic"sv, "heif"sv};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string_view without_image_extension(std::string_view path) {
  const auto dot = path.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || path[dot - 1] == '/') return path;
  const auto extension = path.substr(dot + 1);
  const bool known = std::ranges::any_of(kImageExtensions, [&](std::string_view candidate) {
    return std::ranges::equal(candidate, extension, {}, {}, lower);
  });
  return known ? path.substr(0, dot) : path;
}

}  // namespace imagelift
