#include "store/run_record.h"

#include <nlohmann/json.hpp>

namespace imagelift::store {
namespace {

constexpr const char* kNotTaken = "not_taken";

nlohmann::ordered_json settings_of(const RunRecord& run) {
  auto settings = nlohmann::ordered_json::parse(run.settings_json, nullptr, false);
  return settings.is_object() ? settings : nlohmann::ordered_json::object();
}

std::string text_of(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

std::string_view to_string(RunState state) {
  switch (state) {
    case RunState::running:
      return "running";
    case RunState::interrupted:
      return "interrupted";
    case RunState::complete:
      return "complete";
  }
  return "";
}

std::optional<RunState> run_state_from_string(std::string_view name) {
  for (const RunState state : {RunState::running, RunState::interrupted, RunState::complete}) {
    if (to_string(state) == name) return state;
  }
  return std::nullopt;
}

std::string not_taken(const RunRecord& run) {
  const auto settings = settings_of(run);
  const auto found = settings.find(kNotTaken);
  return found != settings.end() && found->is_object() ? text_of(*found) : std::string();
}

std::string options_json(const RunRecord& run) {
  auto settings = settings_of(run);
  settings.erase(kNotTaken);
  return text_of(settings);
}

}  // namespace imagelift::store
