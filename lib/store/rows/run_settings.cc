#include "store/rows/run_settings.h"

#include <nlohmann/json.hpp>

namespace imagelift::store {
namespace {

using Json = nlohmann::ordered_json;

/// All that is kept, each under the name of its option on the command line.
template <class Settings, class Field>
void each_field(Settings& settings, const Field& field) {
  field("format", settings.import_format);
  field("images", settings.images);
  field("metrics", settings.metrics);
  field("metrics-map", settings.metrics_map);
  field("by-ad", settings.by_ad);
  field("factors", settings.factors);
  field("same", settings.same);
  field("families", settings.families);
  field("simulated", settings.simulated);
  field("include", settings.include);
  field("exclude", settings.exclude);
  field("strip-prefix", settings.strip_prefix);
  field("follow-links", settings.follow_links);
  field("archive-names", settings.archive_names);
  field("model", settings.models);
  field("max-bytes", settings.max_bytes);
  field("max-pixels", settings.max_pixels);
  field("max-failed", settings.max_failed);
  field("min-matched", settings.min_matched);
  field("allow-empty", settings.allow_empty);
  field("presence", settings.presence);
}

template <class Value>
Json json_of(const Value& value) {
  return value;
}

Json json_of(const std::optional<std::string>& value) {
  return value ? Json(*value) : Json();
}

Json json_of(const std::optional<ShareOrCount>& bound) {
  if (!bound) return nullptr;
  if (bound->is_share) return {{"percent", bound->limit}};
  return {{"count", static_cast<std::uint64_t>(bound->limit)}};
}

Json json_of(const std::vector<PresenceRule>& rules) {
  Json list = Json::array();
  for (const PresenceRule& rule : rules) {
    list.push_back({{"kind", to_string(rule.kind)},
                    {"threshold", rule.threshold},
                    {"ranked", rule.is_ranked}});
  }
  return list;
}

void read(const Json& json, std::string& value) {
  if (json.is_string()) value = json.get<std::string>();
}

void read(const Json& json, std::optional<std::string>& value) {
  if (json.is_string()) value = json.get<std::string>();
}

void read(const Json& json, bool& value) {
  if (json.is_boolean()) value = json.get<bool>();
}

void read(const Json& json, std::uint64_t& value) {
  if (json.is_number_unsigned()) value = json.get<std::uint64_t>();
}

void read(const Json& json, double& value) {
  if (json.is_number()) value = json.get<double>();
}

void read(const Json& json, std::vector<std::string>& values) {
  if (!json.is_array()) return;
  for (const Json& value : json) {
    if (value.is_string()) values.push_back(value.get<std::string>());
  }
}

void read(const Json& json, std::optional<ShareOrCount>& bound) {
  for (const bool is_share : {true, false}) {
    const auto found = json.find(is_share ? "percent" : "count");
    if (found == json.end() || !found->is_number()) continue;
    const ShareOrCount read{found->get<double>(), is_share};
    if (read.is_valid()) bound = read;
  }
}

template <class Value>
Value member(const Json& json, const char* name) {
  Value value{};
  if (const auto found = json.find(name); found != json.end()) read(*found, value);
  return value;
}

std::optional<PresenceRule> presence_rule(const Json& json) {
  const auto kind = feature_kind_from_string(member<std::string>(json, "kind"));
  const auto threshold = member<double>(json, "threshold");
  if (!kind || !facts(*kind).has_confidence) return std::nullopt;
  if (!(threshold > 0 && threshold <= 1)) return std::nullopt;
  return PresenceRule{*kind, threshold, member<bool>(json, "ranked")};
}

void read(const Json& json, std::vector<PresenceRule>& rules) {
  if (!json.is_array()) return;
  for (const Json& value : json) {
    if (const auto rule = presence_rule(value)) rules.push_back(*rule);
  }
}

std::string text_of(const std::string& value) {
  return value;
}

std::string text_of(const std::optional<std::string>& value) {
  return value.value_or("");
}

std::string text_of(bool value) {
  return value ? "yes" : "no";
}

std::string text_of(std::uint64_t value) {
  return std::to_string(value);
}

std::string text_of(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : " ") + value;
  return text;
}

std::string text_of(const std::optional<ShareOrCount>& bound) {
  return bound ? to_string(*bound) : "";
}

std::string text_of(const std::vector<PresenceRule>& /*rules*/) {
  return "";  // no option: it is in the models' manifests
}

bool is_address(const std::string& location) {
  return location.find("://") != std::string::npos;
}

}  // namespace

std::string to_json(const RunSettings& settings) {
  Json json = Json::object();
  each_field(settings, [&](const char* name, const auto& value) { json[name] = json_of(value); });
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

RunSettings run_settings_from_json(std::string_view text) {
  RunSettings settings;
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return settings;
  each_field(settings, [&](const char* name, auto& value) {
    if (const auto found = json.find(name); found != json.end()) read(*found, value);
  });
  return settings;
}

std::vector<std::pair<std::string, std::string>> shown_settings(const RunSettings& settings) {
  if (settings.import_format) return {{"format", *settings.import_format}};
  std::vector<std::pair<std::string, std::string>> shown;
  each_field(settings, [&](const std::string& name, const auto& value) {
    shown.emplace_back(name, text_of(value));
  });
  std::erase_if(shown, [&](const auto& option) {
    return option.first == "format" || option.first == "presence" ||
           (option.first == "metrics-map" && settings.metrics_map.empty()) ||
           (option.first == "by-ad" && !settings.by_ad) ||
           (option.first == "allow-empty" && !settings.allow_empty);
  });
  if (!settings.shard.is_whole()) shown.emplace_back("shard", to_string(settings.shard));
  return shown;
}

bool same_but_for_places(RunSettings one, RunSettings other) {
  for (RunSettings* settings : {&one, &other}) {
    if (!is_address(settings->images)) settings->images.clear();
    settings->metrics.clear();
    settings->metrics_map.clear();
    settings->families.clear();
    settings->follow_links.clear();
    settings->shard = {};
  }
  return one == other;
}

}  // namespace imagelift::store
