#pragma once

#include <string>

#include "core/geometry.h"
#include "store/imports/json_object.h"
#include "store/rows/fnv1a.h"
#include "store/schema/sqlite.h"

namespace imagelift::store {

// Boxes, which several types of results have: read, digested and written as JSON in one way.

/// From four columns.
inline Box box_in(const Statement& row, int first) {
  return {row.real32(first), row.real32(first + 1), row.real32(first + 2), row.real32(first + 3)};
}

inline void add_digest(Fnv1a& digest, const Box& box) {
  for (const float edge : {box.x_min, box.y_min, box.x_max, box.y_max}) digest.add(double{edge});
}

inline void append_box(std::string& out, const Box& box) {
  append_key(out, "bounding_box");
  out += '{';
  append_number(out, "x_min", box.x_min);
  append_number(out, "x_max", box.x_max);
  append_number(out, "y_min", box.y_min);
  append_number(out, "y_max", box.y_max);
  out += '}';
}

}  // namespace imagelift::store
