#include "image/shrink_with_alpha.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "image/alpha.h"

namespace imagelift::image {
namespace {

/// The pixels of a line that one pixel of the result covers: [first, end) wholly, the ones before
/// and behind in part.
struct Cover {
  int first = 0;
  int end = 0;
  double before = 0;  ///< share of the pixel first - 1
  double behind = 0;  ///< share of the pixel end
};

Cover cover_of(int index, int from, int to) {
  // In whole numbers, where nothing is rounded: the edges are index * from / to.
  const std::int64_t begin = static_cast<std::int64_t>(index) * from;
  const std::int64_t end = begin + from;
  Cover cover;
  cover.first = static_cast<int>((begin + to - 1) / to);
  cover.end = static_cast<int>(end / to);
  cover.before = static_cast<double>(static_cast<std::int64_t>(cover.first) * to - begin) / to;
  cover.behind = static_cast<double>(end - static_cast<std::int64_t>(cover.end) * to) / to;
  return cover;
}

/// Red, green, blue, each times alpha, and alpha.
using Sums = std::array<double, 4>;

void add_pixel(const Pixels& picture, std::size_t at, double share, Sums& sums) {
  const double alpha = share * picture.alpha[at];
  for (std::size_t c = 0; c < 3; ++c) sums[c] += alpha * picture.rgb[at * 3 + c];
  sums[3] += alpha;
}

/// Adds one row of the image to all pixels of a row of the result.
void add_row(const Pixels& picture, int y, double share, std::vector<Sums>& row) {
  const std::size_t start = static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width);
  const auto width = static_cast<int>(row.size());
  for (int x = 0; x < width; ++x) {
    const Cover cover = cover_of(x, picture.width, width);
    Sums& sums = row[static_cast<std::size_t>(x)];
    if (cover.before > 0) {
      add_pixel(picture, start + static_cast<std::size_t>(cover.first) - 1, share * cover.before,
                sums);
    }
    for (int i = cover.first; i < cover.end; ++i) {
      add_pixel(picture, start + static_cast<std::size_t>(i), share, sums);
    }
    if (cover.behind > 0) {
      add_pixel(picture, start + static_cast<std::size_t>(cover.end), share * cover.behind, sums);
    }
  }
}

void append_pixel(const Sums& sums, double covered, Pixels& result) {
  for (std::size_t c = 0; c < 3; ++c) {
    const double mean = sums[3] > 0 ? sums[c] / sums[3] : 0;
    result.rgb.push_back(static_cast<std::uint8_t>(std::min(std::lrint(mean), 255L)));
  }
  result.alpha.push_back(static_cast<std::uint8_t>(std::min(std::lrint(sums[3] / covered), 255L)));
}

}  // namespace

Pixels shrink_with_alpha(const Pixels& picture, Size to) {
  Pixels result{to.width, to.height, {}, {}};
  const double covered = static_cast<double>(picture.width) / to.width * picture.height / to.height;
  for (int y = 0; y < to.height; ++y) {
    std::vector<Sums> row(static_cast<std::size_t>(to.width));
    const Cover cover = cover_of(y, picture.height, to.height);
    if (cover.before > 0) add_row(picture, cover.first - 1, cover.before, row);
    for (int from = cover.first; from < cover.end; ++from) add_row(picture, from, 1, row);
    if (cover.behind > 0) add_row(picture, cover.end, cover.behind, row);
    for (const Sums& sums : row) append_pixel(sums, covered, result);
  }
  drop_opaque_alpha(result);
  return result;
}

}  // namespace imagelift::image
