#pragma once

#include <string>
#include <string_view>

namespace imagelift::store {

/// What read_json says of a text, in its order. A callback may throw JsonFault.
class JsonEvents {
 public:
  virtual ~JsonEvents() = default;
  virtual void begin_object() = 0;
  virtual void key(std::string& name) = 0;  ///< may be moved from
  virtual void end_object() = 0;
  virtual void begin_array() = 0;
  virtual void end_array() = 0;
  virtual void number(double value) = 0;  ///< finite
  virtual void text(std::string& value) = 0;
  virtual void boolean(bool value) = 0;
  virtual void null() = 0;
};

/// Thrown by read_json and, to stop it, by its callbacks: a clause for a message.
struct JsonFault {
  std::string message;
};

/// Reads strict JSON (RFC 8259, UTF-8, a byte order mark is skipped) without building a tree.
/// Throws JsonFault for what is not JSON, nests more than 64 deep, repeats a key within an object,
/// or has a number that a double cannot hold.
void read_json(std::string_view text, JsonEvents& events);

}  // namespace imagelift::store
