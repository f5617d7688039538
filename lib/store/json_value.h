#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace imagelift::store {

struct JsonMember;

/// A small JSON document as a tree; for documents that nobody of ours wrote, read with
/// read_json's limits.
struct JsonValue {
  enum class Kind { null, boolean, number, text, array, object };

  Kind kind = Kind::null;
  double number = 0;  ///< also 0 or 1 of a boolean
  std::string text;
  std::vector<JsonValue> items;
  std::vector<JsonMember> members;

  JsonValue();
  JsonValue(JsonValue&&) noexcept;
  JsonValue& operator=(JsonValue&&) noexcept;
  ~JsonValue();

  /// The member of an object; null where there is none or this is no object.
  const JsonValue* find(std::string_view key) const;
};

/// A key of an object and what it holds.
struct JsonMember {
  std::string key;
  JsonValue value;
};

/// Throws JsonFault (json_events.h).
JsonValue parse_json(std::string_view text);

}  // namespace imagelift::store
