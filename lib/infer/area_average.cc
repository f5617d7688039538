#include "infer/area_average.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace imagelift::infer {
namespace {

constexpr float kMean = 127.5F;
constexpr float kInverseDeviation = 1.F / 128;

/// The source cells of one output cell, [begin, end).
struct Window {
  int begin;
  int end;
};

Window window_of(int index, int from, int to) {
  const std::int64_t wide = from;
  const auto begin = static_cast<int>(index * wide / to);
  const auto end = static_cast<int>(((index + 1) * wide + to - 1) / to);
  return {begin, end};
}

std::vector<Window> windows(int from, int to) {
  std::vector<Window> all(static_cast<std::size_t>(to));
  for (int i = 0; i < to; ++i) all[static_cast<std::size_t>(i)] = window_of(i, from, to);
  return all;
}

/// sums[i] = the sum of column i (three interleaved channels) over the rows; exact in 32 bits up
/// to 16 million rows.
void sum_rows(const image::Pixels& image, const PixelArea& part, Window rows,
              std::vector<std::uint32_t>& sums) {
  const std::size_t count = sums.size();
  const std::size_t stride = static_cast<std::size_t>(image.width) * 3;
  const std::uint8_t* row = image.rgb.data() +
                            static_cast<std::size_t>(part.y_min + rows.begin) * stride +
                            static_cast<std::size_t>(part.x_min) * 3;
  for (std::size_t i = 0; i < count; ++i) sums[i] = row[i];
  for (int y = rows.begin + 1; y < rows.end; ++y) {
    row += stride;
    for (std::size_t i = 0; i < count; ++i) sums[i] += row[i];
  }
}

/// One output row of all three planes from the column sums.
void average_columns(const std::vector<std::uint32_t>& sums, const std::vector<Window>& columns,
                     int rows, float* to, std::size_t plane) {
  const auto height = static_cast<float>(rows);
  for (std::size_t x = 0; x < columns.size(); ++x) {
    std::uint64_t total[3] = {};
    for (int column = columns[x].begin; column < columns[x].end; ++column) {
      const std::uint32_t* sum = sums.data() + static_cast<std::size_t>(column) * 3;
      for (int channel = 0; channel < 3; ++channel) total[channel] += sum[channel];
    }
    const auto width = static_cast<float>(columns[x].end - columns[x].begin);
    for (std::size_t channel = 0; channel < 3; ++channel) {
      // Two divisions, as torch's adaptive average pooling.
      const float mean = static_cast<float>(total[channel]) / height / width;
      to[channel * plane + x] = (mean - kMean) * kInverseDeviation;
    }
  }
}

void average(const image::Pixels& image, const PixelArea& part, const std::vector<Window>& columns,
             std::span<const Window> rows, float* planes) {
  std::vector<std::uint32_t> sums(static_cast<std::size_t>(part.width()) * 3);
  const std::size_t plane = columns.size() * rows.size();
  for (std::size_t y = 0; y < rows.size(); ++y) {
    sum_rows(image, part, rows[y], sums);
    average_columns(sums, columns, rows[y].end - rows[y].begin, planes + y * columns.size(), plane);
  }
}

}  // namespace

void area_average(const image::Pixels& image, const PixelArea& part, Size to, float* planes) {
  average(image, part, windows(part.width(), to.width), windows(part.height(), to.height), planes);
}

void area_average_rows(const image::Pixels& image, Size to, int first_row, int rows,
                       float* planes) {
  const std::vector<Window> all = windows(image.height, to.height);
  const auto wanted =
      std::span(all).subspan(static_cast<std::size_t>(first_row), static_cast<std::size_t>(rows));
  average(image, {0, 0, image.width, image.height}, windows(image.width, to.width), wanted, planes);
}

}  // namespace imagelift::infer
