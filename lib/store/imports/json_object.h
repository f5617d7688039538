#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/files/json_text.h"

namespace imagelift::store {

/// Appends `"key": `, after a comma unless the object has just been opened with `{`.
inline void append_key(std::string& out, std::string_view key) {
  if (out.back() != '{') out += ", ";
  append_json_string(out, key);
  out += ": ";
}

/// Appends a member that is a string.
inline void append_text(std::string& out, std::string_view key, std::string_view text) {
  append_key(out, key);
  append_json_string(out, text);
}

/// Appends a member that is a finite number.
template <class Number>
void append_number(std::string& out, std::string_view key, Number value) {
  append_key(out, key);
  append_json_number(out, value);
}

/// Objects whose members `append_one` writes; null for a list that is not there.
template <class T, class AppendOne>
void append_list(std::string& out, const std::optional<std::vector<T>>& list,
                 const AppendOne& append_one) {
  if (!list) {
    out += "null";
    return;
  }
  out += '[';
  for (const T& entry : *list) {
    out += &entry == list->data() ? "{" : ", {";
    append_one(out, entry);
    out += '}';
  }
  out += ']';
}

}  // namespace imagelift::store
