#include "store/imports/json_events.h"

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "text/utf8.h"

namespace imagelift::store {
namespace {

constexpr std::size_t kDeepest = 64;

/// The shape that nlohmann's reader calls.
class Forwarder {
 public:
  explicit Forwarder(JsonEvents& events) : events_(events) {}

  bool null() { return events_.null(), true; }
  bool boolean(bool value) { return events_.boolean(value), true; }
  bool number_integer(std::int64_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string&) { return number(value); }
  bool string(std::string& value) { return events_.text(value), true; }
  bool binary(std::vector<std::uint8_t>&) { return false; }

  bool start_object(std::size_t) {
    deeper();
    keys_.emplace_back();
    events_.begin_object();
    return true;
  }
  bool key(std::string& name) {
    if (!keys_.back().insert(name).second) {
      throw JsonFault{"the key `" + name.substr(0, 100) + "` stands twice in one object"};
    }
    events_.key(name);
    return true;
  }
  bool end_object() {
    --depth_;
    keys_.pop_back();
    events_.end_object();
    return true;
  }
  bool start_array(std::size_t) {
    deeper();
    events_.begin_array();
    return true;
  }
  bool end_array() {
    --depth_;
    events_.end_array();
    return true;
  }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception& error) {
    const bool too_large = dynamic_cast<const nlohmann::json::out_of_range*>(&error) != nullptr;
    throw JsonFault{(too_large ? "a number is too large at byte " : "it is not JSON at byte ") +
                    std::to_string(position)};
  }

 private:
  bool number(double value) {
    if (!std::isfinite(value)) throw JsonFault{"a number is too large"};
    events_.number(value);
    return true;
  }
  void deeper() {
    if (++depth_ > kDeepest) throw JsonFault{"it nests too deep"};
  }

  JsonEvents& events_;
  std::size_t depth_ = 0;
  std::vector<std::set<std::string>> keys_;  ///< of the objects that are open
};

}  // namespace

void read_json(std::string_view text, JsonEvents& events) {
  text = text::without_utf8_mark(text);
  Forwarder forwarder(events);
  nlohmann::json::sax_parse(text.begin(), text.end(), &forwarder);
}

}  // namespace imagelift::store
