#include "image/thumbnail.h"

#include <cassert>

#include "image/jpeg_file.h"
#include "image/resize.h"

namespace imagelift::image {
namespace {

constexpr int kQuality = 75;

}  // namespace

Thumbnail thumbnail(const Pixels& picture, int longest_side) {
  assert(longest_side > 0);
  const Size size = fitted(picture.size(), longest_side);
  const Pixels small = on_white(resize(picture, size, Filter::area));
  return {size, jpeg_file(small, kQuality)};
}

}  // namespace imagelift::image
