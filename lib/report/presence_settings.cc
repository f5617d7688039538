#include "report/presence_settings.h"

#include <array>
#include <charconv>

#include "report/run_settings.h"

namespace imagelift::report {
namespace {

std::string name_of(const char* what, FeatureKind kind) {
  return std::string(what) + '-' + std::string(to_string(kind));
}

/// The shortest text that reads back as the same number.
std::string text_of(double number) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  return {text.data(), end};
}

}  // namespace

std::vector<std::pair<std::string, std::string>> presence_settings(
    std::span<const PresenceRule> rules) {
  std::vector<std::pair<std::string, std::string>> settings;
  for (const PresenceRule& rule : rules) {
    settings.emplace_back(name_of("threshold", rule.kind), text_of(rule.threshold));
    if (rule.is_ranked) settings.emplace_back(name_of("confidence", rule.kind), "rank");
  }
  return settings;
}

std::vector<PresenceRule> presence_rules(const store::RunRecord& run) {
  std::vector<PresenceRule> rules;
  for (const FeatureKind kind : kFeatureKinds) {
    const std::string text = run_setting(run, name_of("threshold", kind));
    double threshold = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), threshold);
    if (failed != std::errc() || end != text.data() + text.size()) continue;
    if (!(threshold > 0 && threshold <= 1)) continue;
    rules.push_back({kind, threshold, run_setting(run, name_of("confidence", kind)) == "rank"});
  }
  return rules;
}

}  // namespace imagelift::report
