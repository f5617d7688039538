#include "report/run_settings.h"

#include <nlohmann/json.hpp>

namespace imagelift::report {

std::string run_setting(const store::RunRecord& run, std::string_view name) {
  const auto settings = nlohmann::json::parse(run.settings_json, nullptr, false);
  if (!settings.is_object()) return {};
  const auto found = settings.find(std::string(name));
  return found != settings.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace imagelift::report
