#pragma once

#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/error.h"

namespace imagelift::infer {

/// The longest side of a network's input, in pixels.
inline constexpr int kMaxSide = 4096;

/// One object of the file. Every key must be asked for before done().
class Fields {
 public:
  Fields(const std::filesystem::path& file, std::string prefix, const nlohmann::json& object)
      : file_(file), prefix_(std::move(prefix)), object_(object) {
    if (!object_.is_object()) fail("", "must be an object");
  }

  [[noreturn]] void fail(const std::string& key, const std::string& what) const {
    const std::string where = key.empty() ? prefix_ : prefix_.empty() ? key : prefix_ + '.' + key;
    throw usage_error(file_.string() + ": " + (where.empty() ? "the file" : where) + ' ' + what);
  }

  bool has(const std::string& key) const { return object_.contains(key); }

  const nlohmann::json& value(const std::string& key) {
    asked_.insert(key);
    const auto found = object_.find(key);
    if (found == object_.end()) fail(key, "is missing");
    return *found;
  }

  std::string text(const std::string& key) {
    const nlohmann::json& v = value(key);
    if (!v.is_string()) fail(key, "must be a string");
    return v.get<std::string>();
  }

  std::string text_or_empty(const std::string& key) { return has(key) ? text(key) : std::string(); }

  bool boolean(const std::string& key) {
    const nlohmann::json& v = value(key);
    if (!v.is_boolean()) fail(key, "must be true or false");
    return v.get<bool>();
  }

  int integer(const std::string& key, int least, int most) {
    const nlohmann::json& v = value(key);
    if (!v.is_number_integer() || v < least || v > most) {
      fail(key,
           "must be a whole number of " + std::to_string(least) + " to " + std::to_string(most));
    }
    return v.get<int>();
  }

  /// A finite number, least <= value <= most.
  float number(const std::string& key, double least, double most) {
    return number_of(key, value(key), least, most);
  }

  std::array<float, 3> three_numbers(const std::string& key, double least, double most) {
    const nlohmann::json& v = value(key);
    if (!v.is_array() || v.size() != 3) fail(key, "must be a list of three numbers");
    std::array<float, 3> numbers{};
    for (std::size_t i = 0; i < 3; ++i) numbers[i] = number_of(key, v[i], least, most);
    return numbers;
  }

  const nlohmann::json& list(const std::string& key) {
    const nlohmann::json& v = value(key);
    if (!v.is_array() || v.empty()) fail(key, "must be a list that is not empty");
    return v;
  }

  Fields object(const std::string& key) { return {file_, path_of(key), value(key)}; }

  Fields element(const std::string& key, std::size_t index, const nlohmann::json& v) const {
    return {file_, path_of(key) + '[' + std::to_string(index) + ']', v};
  }

  /// One of the names, by its position.
  template <typename T>
  T choice(const std::string& key, const std::vector<std::pair<std::string, T>>& choices) {
    const std::string name = text(key);
    std::string known;
    for (const auto& [candidate, result] : choices) {
      if (candidate == name) return result;
      known += (known.empty() ? "" : ", ") + candidate;
    }
    fail(key, "must be one of " + known);
  }

  void done() const {
    for (const auto& [key, unused] : object_.items()) {
      if (!asked_.contains(key)) fail(key, "is not a key of a manifest");
    }
  }

 private:
  std::string path_of(const std::string& key) const {
    return prefix_.empty() ? key : prefix_ + '.' + key;
  }

  float number_of(const std::string& key, const nlohmann::json& v, double least,
                  double most) const {
    if (!v.is_number() || !(v.get<double>() >= least && v.get<double>() <= most)) {
      fail(key, "must be a number of " + nlohmann::json(least).dump() + " to " +
                    nlohmann::json(most).dump());
    }
    return v.get<float>();
  }

  const std::filesystem::path& file_;
  std::string prefix_;
  const nlohmann::json& object_;
  std::set<std::string> asked_;
};

}  // namespace imagelift::infer
