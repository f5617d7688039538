#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "report/data/image_columns.h"

namespace imagelift::report {

// Pieces that the documents of a report are made of. JSON has no NaN: what is undefined is null.

using Json = nlohmann::ordered_json;

inline Json json_of(const Column& column) {
  return {{"type", column.type}, {"base64", column.base64}};
}

inline Json json_of(const std::optional<Column>& column) {
  return column ? json_of(*column) : Json(nullptr);
}

inline Json json_of(std::optional<double> number) {
  return number && !std::isnan(*number) ? Json(*number) : Json(nullptr);
}

/// How many there are, and the first `most` as `show` writes them.
template <typename List, typename Show>
Json listed(const List& list, std::size_t most, Show show) {
  Json first = Json::array();
  for (const auto& element : list) {
    if (first.size() == most) break;
    first.push_back(show(element));
  }
  return {{"total", list.size()}, {"first", first}};
}

}  // namespace imagelift::report
