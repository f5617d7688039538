#include "image/pillow_resample.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "image/alpha.h"
#include "image/vectorised.h"

namespace imagelift::image {
namespace {

// Sixteen sums at a time; the compiler splits them where registers are narrower.
constexpr int kLanes = 16;
typedef std::int32_t Sums __attribute__((vector_size(kLanes * sizeof(std::int32_t))));
typedef std::uint8_t Bytes __attribute__((vector_size(kLanes)));

constexpr int kRowsAtOnce = 4;  // of one pixel each with up to four channels: 16 lanes
constexpr int kSlack = kLanes;  // bytes behind a buffer's last row: whole lanes can be moved
constexpr std::size_t kMostAcross = 32u << 20;  // bytes of the first pass that are kept at once
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

// Rows of interleaved samples of 8 bits.
struct Samples {
  Size size;
  int channels = 3;  // 3 or 4
  std::vector<std::uint8_t> bytes;

  std::size_t row_bytes() const { return static_cast<std::size_t>(size.width) * channels; }
};

// Pillow's RGBA -> RGBa: colours weighted with their alpha.
void copy_row(const Pixels& picture, const PixelRectangle& from, int row, std::uint8_t* to) {
  const std::size_t first = static_cast<std::size_t>(from.y + row) * picture.width + from.x;
  const std::size_t count = static_cast<std::size_t>(from.size.width);
  const std::uint8_t* rgb = picture.rgb.data() + first * 3;
  if (picture.alpha.empty()) {
    std::memcpy(to, rgb, count * 3);
    return;
  }
  const std::uint8_t* alpha = picture.alpha.data() + first;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t c = 0; c < 3; ++c) to[i * 4 + c] = scaled(rgb[i * 3 + c], alpha[i]);
    to[i * 4 + 3] = alpha[i];
  }
}

// The first pass. Its scratch memory is for four rows of the image.
class AlongRows {
 public:
  AlongRows(const Pixels& picture, const PixelRectangle& from, PillowWeights columns)
      : image_(picture),
        from_(from),
        table_(std::move(columns)),
        channels_(picture.alpha.empty() ? 3 : 4),
        from_row_(static_cast<std::size_t>(from.size.width) * channels_ + kSlack),
        to_row_(table_.windows.size() * channels_ + kSlack),
        rows_(from_row_ * kRowsAtOnce),
        resized_(to_row_ * kRowsAtOnce),
        narrow_(static_cast<std::size_t>(from.size.width) * kLanes),
        columns_(narrow_.size()) {}

  std::size_t row_bytes() const { return to_row_ - kSlack; }

  // The rows [first, end), resized, and kSlack bytes behind them.
  Samples of(int first, int end) {
    Samples result{{static_cast<int>(table_.windows.size()), end - first}, channels_, {}};
    result.bytes.resize(row_bytes() * static_cast<std::size_t>(end - first) + kSlack);
    std::uint8_t* to = result.bytes.data();
    for (int y = first; y < end; y += kRowsAtOnce) {
      const int rows = std::min(kRowsAtOnce, end - y);
      resample(y, rows);
      for (int r = 0; r < rows; ++r, to += row_bytes()) {
        std::memcpy(to, resized_.data() + to_row_ * r, row_bytes());
      }
    }
    return result;
  }

 private:
  void resample(int y, int rows) {
    const std::uint8_t* from[kRowsAtOnce];
    std::uint8_t* to[kRowsAtOnce];
    for (int r = 0; r < kRowsAtOnce; ++r) {
      std::uint8_t* row = rows_.data() + from_row_ * r;
      if (r < rows) copy_row(image_, from_, y + r, row);
      from[r] = row;
      to[r] = resized_.data() + to_row_ * r;
    }
    resample_four_rows(from, from_.size.width, channels_, table_, narrow_.data(), columns_.data(),
                       to);
  }

  const Pixels& image_;
  const PixelRectangle from_;
  const PillowWeights table_;
  const int channels_;
  const std::size_t from_row_;
  const std::size_t to_row_;
  std::vector<std::uint8_t> rows_;
  std::vector<std::uint8_t> resized_;
  std::vector<std::uint8_t> narrow_;
  std::vector<std::int32_t> columns_;
};

// How many rows of the result, from `first` on, need no more of the first pass than is kept at
// once; one at least.
int rows_at_once(const PillowWeights& table, int first, std::size_t row_bytes) {
  const auto& windows = table.windows;
  const auto most = static_cast<int>(std::max<std::size_t>(1, kMostAcross / row_bytes));
  int end = first + 1;
  while (end < static_cast<int>(windows.size()) &&
         windows[end].first + windows[end].count - windows[first].first <= most) {
    ++end;
  }
  return end - first;
}

// The second pass. Rows are written in order: the lanes that a row writes too far are overwritten
// by the next.
Samples along_columns(AlongRows& across, const PillowWeights& table, int width, int channels) {
  const auto height = static_cast<int>(table.windows.size());
  const std::size_t row_bytes = across.row_bytes();
  Samples result{{width, height}, channels, {}};
  result.bytes.resize(row_bytes * static_cast<std::size_t>(height) + kSlack);
  for (int y = 0; y < height;) {
    const int end = y + rows_at_once(table, y, row_bytes);
    const int first = table.windows[y].first;
    const Samples rows =
        across.of(first, table.windows[end - 1].first + table.windows[end - 1].count);
    for (; y < end; ++y) {
      const auto [begin, count] = table.windows[y];
      resample_column(rows.bytes.data() + row_bytes * static_cast<std::size_t>(begin - first),
                      static_cast<std::ptrdiff_t>(row_bytes), table.of(y), count,
                      result.bytes.data() + row_bytes * static_cast<std::size_t>(y));
    }
  }
  result.bytes.resize(row_bytes * static_cast<std::size_t>(height));
  return result;
}

// Pillow's RGBa -> RGBA: the inverse, rounded down.
void unmultiply(Samples& samples) {
  for (std::size_t i = 0; i < samples.bytes.size(); i += 4) {
    const unsigned alpha = samples.bytes[i + 3];
    if (alpha == 0 || alpha == 255) continue;
    for (std::size_t c = 0; c < 3; ++c) {
      samples.bytes[i + c] =
          static_cast<std::uint8_t>(std::min(255u * samples.bytes[i + c] / alpha, 255u));
    }
  }
}

}  // namespace

Pixels pillow_resample(const Pixels& picture, const PixelRectangle& from, Size to,
                       const PixelRectangle& wanted, const PillowKernel& kernel) {
  const int channels = picture.alpha.empty() ? 3 : 4;
  AlongRows across(
      picture, from,
      pillow_weights(from.size.width, to.width, kernel, {wanted.x, wanted.size.width}));
  const PillowWeights rows =
      pillow_weights(from.size.height, to.height, kernel, {wanted.y, wanted.size.height});
  Samples samples = along_columns(across, rows, wanted.size.width, channels);
  if (channels == 3) return {samples.size.width, samples.size.height, std::move(samples.bytes), {}};
  unmultiply(samples);
  return pixels_of_rgba(std::move(samples.bytes), samples.size);
}

}  // namespace imagelift::image
