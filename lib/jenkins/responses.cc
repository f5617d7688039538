#include "jenkins/responses.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/error.h"

namespace imagelift::jenkins {
namespace {

using nlohmann::json;

constexpr std::size_t kLongest = 16 << 20;  // bytes
constexpr int kDeepest = 20;

struct NamedResult {
  Result result;
  std::string_view name;
};
constexpr std::array kResults = {
    NamedResult{Result::success, "SUCCESS"}, NamedResult{Result::unstable, "UNSTABLE"},
    NamedResult{Result::failure, "FAILURE"}, NamedResult{Result::not_built, "NOT_BUILT"},
    NamedResult{Result::aborted, "ABORTED"}};

Error unexpected() {
  return run_error("Jenkins answered with something else than the JSON that was asked for");
}

/// The object of a response. `callback`: what is nested too deep is left out.
json object_of(std::string_view text) {
  if (text.size() > kLongest) throw unexpected();
  const auto shallow = [](int depth, json::parse_event_t, json&) { return depth < kDeepest; };
  json document = json::parse(text, shallow, /*allow_exceptions=*/false);
  if (!document.is_object()) throw unexpected();
  return document;
}

const json* member(const json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

std::string text_in(const json& object, const char* name) {
  const json* value = member(object, name);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

bool is_true(const json& object, const char* name) {
  const json* value = member(object, name);
  return value != nullptr && value->is_boolean() && value->get<bool>();
}

std::uint64_t number_in(const json& object, const char* name) {
  const json* value = member(object, name);
  return value != nullptr && value->is_number_unsigned() ? value->get<std::uint64_t>() : 0;
}

/// Calls back for each object of a list.
void each(const json& object, const char* name, const auto& callback) {
  const json* list = member(object, name);
  if (list == nullptr || !list->is_array()) return;
  for (const json& element : *list) callback(element);
}

void add_parameters(Build& build, const json& action) {
  each(action, "parameters", [&](const json& parameter) {
    const json* value = member(parameter, "value");
    if (value == nullptr || !value->is_string()) return;
    build.parameters.emplace_back(text_in(parameter, "name"), value->get<std::string>());
  });
}

Build build_of(const json& object) {
  Build build;
  build.number = number_in(object, "number");
  build.queue_item = number_in(object, "queueId");
  build.building = is_true(object, "building");
  build.result = result_from_string(text_in(object, "result"));
  each(object, "artifacts",
       [&](const json& artifact) { build.artifacts.push_back(text_in(artifact, "relativePath")); });
  each(object, "actions", [&](const json& action) { add_parameters(build, action); });
  if (build.number == 0) throw unexpected();
  return build;
}

}  // namespace

std::optional<Result> result_from_string(std::string_view name) {
  const auto found = std::ranges::find(kResults, name, &NamedResult::name);
  return found == kResults.end() ? std::nullopt : std::optional(found->result);
}

std::string_view to_string(Result result) {
  return std::ranges::find(kResults, result, &NamedResult::result)->name;
}

ExitCode exit_code_of(Result result) {
  switch (result) {
    case Result::success:
      return ExitCode::done;
    case Result::unstable:
      return ExitCode::gate_broken;
    case Result::aborted:
      return ExitCode::interrupted;
    case Result::failure:
    case Result::not_built:
      break;
  }
  return ExitCode::run_failed;
}

QueueItem parse_queue_item(std::string_view text) {
  const json object = object_of(text);
  QueueItem item;
  item.cancelled = is_true(object, "cancelled");
  item.why = text_in(object, "why");
  if (const json* executable = member(object, "executable")) {
    const std::uint64_t number = number_in(*executable, "number");
    if (number != 0) item.build = number;
  }
  return item;
}

Build parse_build(std::string_view text) {
  return build_of(object_of(text));
}

std::vector<Build> parse_builds(std::string_view text) {
  std::vector<Build> builds;
  each(object_of(text), "allBuilds", [&](const json& build) { builds.push_back(build_of(build)); });
  return builds;
}

std::uint64_t parse_next_build(std::string_view text) {
  const std::uint64_t number = number_in(object_of(text), "nextBuildNumber");
  if (number == 0) throw unexpected();
  return number;
}

std::vector<Fingerprint> parse_fingerprints(std::string_view text) {
  std::vector<Fingerprint> fingerprints;
  each(object_of(text), "fingerprint", [&](const json& fingerprint) {
    fingerprints.push_back({text_in(fingerprint, "fileName"), text_in(fingerprint, "hash")});
  });
  return fingerprints;
}

Crumb parse_crumb(std::string_view text) {
  const json object = object_of(text);
  Crumb crumb{text_in(object, "crumbRequestField"), text_in(object, "crumb")};
  const auto is_plain = [](char c) { return c > ' ' && c < 0x7f && c != ':'; };
  const bool good = !crumb.field.empty() && !crumb.value.empty() &&
                    std::ranges::all_of(crumb.field + crumb.value, is_plain);
  if (!good) throw unexpected();
  return crumb;
}

}  // namespace imagelift::jenkins
