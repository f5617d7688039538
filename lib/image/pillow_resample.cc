#include "image/pillow_resample.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "image/vectorised.h"

namespace imagelift::image {
namespace {

// Sixteen sums at a time; the compiler splits them where registers are narrower.
constexpr int kLanes = 16;
typedef std::int32_t Sums __attribute__((vector_size(kLanes * sizeof(std::int32_t))));
typedef std::uint8_t Bytes __attribute__((vector_size(kLanes)));

constexpr int kRowsAtOnce = 4;  // of one pixel each with up to four channels: 16 lanes
constexpr int kSlack = kLanes;  // bytes behind a buffer's last row: whole lanes can be moved
constexpr Sums kHalf = Sums{} + (1 << (kPillowFractionBits - 1));  // for rounding

template <typename Lanes, typename Value>
[[gnu::always_inline]] inline void load(Lanes& lanes, const Value* values) {
  std::memcpy(&lanes, values, sizeof lanes);
}

[[gnu::always_inline]] inline void store_rounded(Sums& sums, std::uint8_t* to) {
  sums = sums >> kPillowFractionBits;
  sums = sums < 0 ? Sums{} : sums;
  sums = sums > 255 ? Sums{} + 255 : sums;
  const auto bytes = __builtin_convertvector(sums, Bytes);
  std::memcpy(to, &bytes, sizeof bytes);
}

// For every column one pixel of each of four rows, side by side. In two loops, each of which
// becomes a few moves of whole registers; in one it becomes moves of single bytes.
[[gnu::always_inline]] inline void interleave_rows(const std::uint8_t* const (&rows)[kRowsAtOnce],
                                                   int width, int channels, std::uint8_t* narrow,
                                                   std::int32_t* columns) {
  for (int x = 0; x < width; ++x) {
    std::uint32_t pixels[kRowsAtOnce];
    for (int r = 0; r < kRowsAtOnce; ++r) std::memcpy(&pixels[r], rows[r] + x * channels, 4);
    std::memcpy(narrow + x * kLanes, pixels, sizeof pixels);
  }
  for (int i = 0; i < width * kLanes; ++i) columns[i] = narrow[i];
}

IMAGELIFT_VECTORISED void resample_four_rows(const std::uint8_t* const (&from)[kRowsAtOnce],
                                             int width, int channels, const PillowWeights& table,
                                             std::uint8_t* narrow, std::int32_t* columns,
                                             std::uint8_t* const (&to)[kRowsAtOnce]) {
  interleave_rows(from, width, channels, narrow, columns);
  const int resized_width = static_cast<int>(table.windows.size());
  for (int x = 0; x < resized_width; ++x) {
    const auto [first, count] = table.windows[x];
    const std::int32_t* weights = table.of(x);
    const std::int32_t* column = columns + first * kLanes;
    Sums sums = kHalf;
    for (int i = 0; i < count; ++i) {
      Sums pixels;
      load(pixels, column + i * kLanes);
      sums += pixels * weights[i];
    }
    std::uint8_t pixels[kLanes];
    store_rounded(sums, pixels);
    for (int r = 0; r < kRowsAtOnce; ++r) std::memcpy(to[r] + x * channels, pixels + r * 4, 4);
  }
}

IMAGELIFT_VECTORISED void resample_column(const std::uint8_t* from, std::ptrdiff_t row_bytes,
                                          const std::int32_t* weights, int count,
                                          std::uint8_t* to) {
  for (std::ptrdiff_t i = 0; i < row_bytes; i += kLanes) {
    Sums sums = kHalf;
    for (int row = 0; row < count; ++row) {
      // A loop rather than __builtin_convertvector, for which GCC 12 moves byte after byte.
      std::int32_t widened[kLanes];
      for (int lane = 0; lane < kLanes; ++lane) widened[lane] = from[row * row_bytes + i + lane];
      Sums bytes;
      load(bytes, widened);
      sums += bytes * weights[row];
    }
    store_rounded(sums, to + i);
  }
}

// Writing whole pixels of four bytes, a row may reach kSlack bytes over its end.
Samples along_rows(const Samples& picture, int width, const PillowKernel& kernel) {
  const PillowWeights table = pillow_weights(picture.size.width, width, kernel);
  const std::size_t from_row = static_cast<std::size_t>(picture.size.width) * picture.channels;
  const std::size_t to_row = static_cast<std::size_t>(width) * picture.channels;
  Samples result{{width, picture.size.height}, picture.channels, {}};
  result.bytes.resize(to_row * picture.size.height + kSlack);
  std::vector<std::uint8_t> block((to_row + kSlack) * kRowsAtOnce);
  std::vector<std::uint8_t> narrow(static_cast<std::size_t>(picture.size.width) * kLanes);
  std::vector<std::int32_t> columns(narrow.size());
  for (int y = 0; y < picture.size.height; y += kRowsAtOnce) {
    const int rows = std::min(kRowsAtOnce, picture.size.height - y);
    const std::uint8_t* from[kRowsAtOnce];
    std::uint8_t* to[kRowsAtOnce];
    for (int r = 0; r < kRowsAtOnce; ++r) {
      from[r] = picture.bytes.data() + from_row * (y + std::min(r, rows - 1));
      to[r] = block.data() + (to_row + kSlack) * r;
    }
    resample_four_rows(from, picture.size.width, picture.channels, table, narrow.data(),
                       columns.data(), to);
    for (int r = 0; r < rows; ++r) {
      std::memcpy(result.bytes.data() + to_row * (y + r), to[r], to_row);
    }
  }
  return result;
}

// Rows are written in order: the lanes that a row writes too far are overwritten by the next.
Samples along_columns(const Samples& picture, int height, const PillowKernel& kernel) {
  const PillowWeights table = pillow_weights(picture.size.height, height, kernel);
  const auto row_bytes = static_cast<std::ptrdiff_t>(picture.size.width) * picture.channels;
  Samples result{{picture.size.width, height}, picture.channels, {}};
  result.bytes.resize(row_bytes * height + kSlack);
  for (int y = 0; y < height; ++y) {
    const auto [first, count] = table.windows[y];
    resample_column(picture.bytes.data() + row_bytes * first, row_bytes, table.of(y), count,
                    result.bytes.data() + row_bytes * y);
  }
  return result;
}

}  // namespace

Samples pillow_resample(Samples picture, Size to, const PillowKernel& kernel) {
  picture.bytes.resize(picture.bytes.size() + kSlack);
  if (to.width != picture.size.width) picture = along_rows(picture, to.width, kernel);
  if (to.height != picture.size.height) picture = along_columns(picture, to.height, kernel);
  picture.bytes.resize(static_cast<std::size_t>(to.width) * to.height * picture.channels);
  return picture;
}

}  // namespace imagelift::image
