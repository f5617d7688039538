#include "store/imports/json_document.h"

#include <utility>
#include <vector>

#include "store/imports/json_events.h"

namespace imagelift::store {
namespace {

using nlohmann::json;

class TreeBuilder : public JsonEvents {
 public:
  json root;

  void begin_object() override { open_.push_back(&add(json::object())); }
  void end_object() override { open_.pop_back(); }
  void begin_array() override { open_.push_back(&add(json::array())); }
  void end_array() override { open_.pop_back(); }
  void key(std::string& name) override { key_ = std::move(name); }
  void number(double value) override { add(value); }
  void text(std::string& value) override { add(std::move(value)); }
  void boolean(bool value) override { add(value); }
  void null() override { add(nullptr); }

 private:
  json& add(json value) {
    if (open_.empty()) return root = std::move(value);
    json& parent = *open_.back();
    if (parent.is_array()) return parent.emplace_back(std::move(value));
    return parent[std::move(key_)] = std::move(value);
  }

  // A parent's list grows only once its last child is closed, so the pointers stay valid.
  std::vector<json*> open_;
  std::string key_;
};

}  // namespace

json parse_json(std::string_view text) {
  TreeBuilder builder;
  read_json(text, builder);
  return std::move(builder.root);
}

const json* member_of(const json& object, std::string_view key) {
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

std::string text_of(const json& value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

}  // namespace imagelift::store
