#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/data/report_data.h"
#include "text/base64.h"

namespace imagelift::report {

/// Numbers of one type, as the data document holds them.
struct Column {
  std::string type;    ///< u8, u16, u32, f32 or f64; little-endian
  std::string base64;  ///< their bytes

  friend bool operator==(const Column&, const Column&) = default;
};

/// Columns with their names, in the order in which they are written.
using NamedColumns = std::vector<std::pair<std::string, Column>>;

inline const char* type_name(std::uint8_t) {
  return "u8";
}
inline const char* type_name(std::uint16_t) {
  return "u16";
}
inline const char* type_name(std::uint32_t) {
  return "u32";
}
inline const char* type_name(float) {
  return "f32";
}
inline const char* type_name(double) {
  return "f64";
}

template <typename T>
Column column(const std::vector<T>& values) {
  const auto* bytes = reinterpret_cast<const char*>(values.data());
  return {type_name(T{}), text::base64({bytes, values.size() * sizeof(T)})};
}

/// One number per element of a list.
template <typename To, typename List, typename Get>
Column column_of(const List& list, Get get) {
  std::vector<To> values;
  values.reserve(list.size());
  for (const auto& element : list) values.push_back(static_cast<To>(get(element)));
  return column(values);
}

/// Whole numbers from 0 in the fewest bytes that hold them all; others as f64.
inline Column whole_numbers(const std::vector<double>& values) {
  double greatest = 0;
  for (const double value : values) {
    if (!(value >= 0) || value != std::floor(value)) return column(values);
    greatest = std::max(greatest, value);
  }
  const auto same = [](double value) { return value; };
  if (greatest <= 0xff) return column_of<std::uint8_t>(values, same);
  if (greatest <= 0xffff) return column_of<std::uint16_t>(values, same);
  return greatest <= 0xffffffff ? column_of<std::uint32_t>(values, same) : column(values);
}

/// The numbers of images in the data document; each column has an entry per image.
struct ImageColumns {
  std::optional<Column> ctr;          ///< NaN: none; empty where the counts say all
  std::optional<Column> clicks;       ///< empty where no image has counts
  std::optional<Column> impressions;  ///< likewise; 0: none
  Column cluster;                     ///< equal numbers: the same picture
  Column family;                      ///< equal numbers: the same photo (rule S20)
};

ImageColumns image_columns(const std::vector<ReportImage>& images);

}  // namespace imagelift::report
