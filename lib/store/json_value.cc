#include "store/json_value.h"

#include <utility>

#include "store/json_events.h"

namespace imagelift::store {
namespace {

class TreeBuilder : public JsonEvents {
 public:
  JsonValue root;

  void begin_object() override { open(JsonValue::Kind::object); }
  void end_object() override { open_.pop_back(); }
  void begin_array() override { open(JsonValue::Kind::array); }
  void end_array() override { open_.pop_back(); }
  void key(std::string& name) override { key_ = std::move(name); }
  void number(double value) override { add(JsonValue::Kind::number).number = value; }
  void text(std::string& value) override { add(JsonValue::Kind::text).text = std::move(value); }
  void boolean(bool value) override { add(JsonValue::Kind::boolean).number = value; }
  void null() override { add(JsonValue::Kind::null); }

 private:
  JsonValue& add(JsonValue::Kind kind) {
    JsonValue* added = &root;
    if (!open_.empty()) {
      JsonValue& parent = *open_.back();
      added = parent.kind == JsonValue::Kind::array
                  ? &parent.items.emplace_back()
                  : &parent.members.emplace_back(JsonMember{std::move(key_), {}}).value;
    }
    added->kind = kind;
    return *added;
  }
  void open(JsonValue::Kind kind) { open_.push_back(&add(kind)); }

  // A parent's list grows only once its last child is closed, so the pointers stay valid.
  std::vector<JsonValue*> open_;
  std::string key_;
};

}  // namespace

JsonValue::JsonValue() = default;
JsonValue::JsonValue(JsonValue&&) noexcept = default;
JsonValue& JsonValue::operator=(JsonValue&&) noexcept = default;
JsonValue::~JsonValue() = default;

const JsonValue* JsonValue::find(std::string_view key) const {
  for (const auto& [name, value] : members) {
    if (name == key) return &value;
  }
  return nullptr;
}

JsonValue parse_json(std::string_view text) {
  TreeBuilder builder;
  read_json(text, builder);
  return std::move(builder.root);
}

}  // namespace imagelift::store
