#include "report/run_settings.h"

#include <nlohmann/json.hpp>

namespace imagelift::report {

namespace {

/// All counts of an object, whatever their names, so that none is forgotten.
std::size_t sum_of(const nlohmann::json& counts) {
  std::size_t sum = 0;
  for (const auto& value : counts) {
    if (value.is_number_unsigned()) sum += value.get<std::size_t>();
    if (value.is_object()) sum += sum_of(value);
  }
  return sum;
}

}  // namespace

NotTakenFacts not_taken_of(const store::RunRecord& run) {
  const auto settings = nlohmann::json::parse(run.settings_json, nullptr, false);
  if (!settings.is_object() || !settings.contains("not_taken")) return {};
  const auto& seen = settings["not_taken"];
  if (!seen.is_object()) return {};
  NotTakenFacts facts{sum_of(seen), {}};
  const auto told = seen.find("told");
  if (told == seen.end() || !told->is_array()) return facts;
  for (const auto& sentence : *told) {
    if (sentence.is_string()) facts.told.push_back(sentence.get<std::string>());
  }
  return facts;
}

std::string run_setting(const store::RunRecord& run, std::string_view name) {
  const auto settings = nlohmann::json::parse(run.settings_json, nullptr, false);
  if (!settings.is_object()) return {};
  const auto found = settings.find(std::string(name));
  return found != settings.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace imagelift::report
