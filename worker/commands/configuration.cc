#include "worker/commands/configuration.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/error.h"
#include "text/read_file.h"
#include "worker/commands/mistyped.h"
#include "worker/printable_name.h"

namespace imagelift::worker {
namespace {

using nlohmann::json;

constexpr std::uint64_t kLargestFile = 16 << 20;  // bytes

/// Options whose values may be paths.
constexpr std::array<std::string_view, 8> kLocations = {
    "images", "metrics", "metrics-map", "db", "models", "follow-links", "header-file", "netrc"};

json parse(const std::filesystem::path& file) {
  const auto content = text::read_text(file, kLargestFile);
  if (const auto* fault = std::get_if<text::ReadFault>(&content)) {
    throw usage_error("The configuration " + file.string() +
                      " cannot be read: " + to_string(*fault) + ".");
  }
  try {
    return json::parse(std::get<std::string>(content), nullptr, true, /*ignore_comments=*/true);
  } catch (const json::exception& problem) {
    throw usage_error("The configuration " + file.string() + " is not JSON: " + problem.what() +
                      ".");
  }
}

std::string text_of(const json& value, const std::string& place) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean() || value.is_number()) return value.dump();
  throw usage_error(place + " must be a string, a number, true, false, or a list of these");
}

std::vector<std::string> texts_of(const json& value, const std::string& place) {
  if (!value.is_array()) return {text_of(value, place)};
  std::vector<std::string> texts;
  for (const json& element : value) texts.push_back(text_of(element, place));
  return texts;
}

bool is_local_path(const std::string& location) {
  return location.find("://") == std::string::npos;
}

const json* member(const json& object, const std::string& key, const std::string& place) {
  if (!object.is_object()) throw usage_error(place + " must be an object");
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

/// Adds the options of one entry that no more particular entry has set.
void add_entry(Configuration& configuration, const json& entry, const std::string& place,
               const std::filesystem::path& folder) {
  if (!entry.is_object()) throw usage_error(place + " must be an object");
  for (const auto& [key, value] : entry.items()) {
    std::vector<std::string> texts = texts_of(value, place + " > " + key);
    if (std::find(kLocations.begin(), kLocations.end(), key) != kLocations.end()) {
      for (std::string& text : texts) {
        if (is_local_path(text)) text = (folder / text).lexically_normal().string();
      }
    }
    configuration.emplace(key, std::move(texts));
  }
}

/// Says that an object does not have a key, and which it has.
MissingEntry missing_key(const json& object, const std::string& what, const std::string& key,
                         const std::string& place) {
  constexpr std::size_t kMostNamed = 20;
  std::vector<std::string> names;
  for (const auto& [name, _] : object.items()) {
    if (name != "*") names.push_back(name);
  }
  std::string there;
  for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i) {
    there += (there.empty() ? "" : ", ") + printable_name(names[i]);
  }
  if (names.size() > kMostNamed) there += ", ...";
  return {place + " has no " + what + " " + printable_name(key) +
              (there.empty() ? "" : " (there are: " + there + ")") + did_you_mean(key, names),
          nearest_name(key, names).has_value()};
}

}  // namespace

MissingEntry missing_entry(const std::filesystem::path& file, const Parameters& parameters) {
  const json root = parse(file);
  const json* sources = member(root, parameters.business, file.string());
  if (sources == nullptr) {
    return missing_key(root, "business", parameters.business, file.string());
  }
  const std::string place = file.string() + ": business " + printable_name(parameters.business);
  if (member(*sources, parameters.image_source, place) != nullptr) return {};
  return missing_key(*sources, "image source", parameters.image_source, place);
}

Configuration read_configuration(const std::filesystem::path& file, const Parameters& parameters) {
  const json root = parse(file);
  const auto folder = std::filesystem::absolute(file).parent_path();
  Configuration configuration;
  for (const std::string& business : {parameters.business, std::string("*")}) {
    const json* sources = member(root, business, file.string());
    if (sources == nullptr) continue;
    for (const std::string& source : {parameters.image_source, std::string("*")}) {
      const std::string place = file.string() + ": " + business + " > " + source;
      const json* entry = member(*sources, source, file.string() + ": " + business);
      if (entry != nullptr) add_entry(configuration, *entry, place, folder);
    }
  }
  return configuration;
}

}  // namespace imagelift::worker
