#include "worker/run/run_options.h"

#include "core/shown_text.h"

namespace imagelift::worker {
namespace {

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : " ") + value;
  return text;
}

std::string yes_or_no(bool value) {
  return value ? "yes" : "no";
}

}  // namespace

std::string shown_location(const std::string& location) {
  std::string shown = shown_address(location);
  if (shown != location && shown.ends_with("?...")) shown.resize(shown.size() - 4);
  return shown;
}

std::vector<std::pair<std::string, std::string>> shown_options(const RunOptions& options) {
  std::vector<std::pair<std::string, std::string>> shown = {
      {"business", options.parameters.business},
      {"image-source", options.parameters.image_source},
      {"images", shown_location(options.images)},
      {"metrics", shown_location(options.clicks.file.string())},
      {"factors", joined(options.clicks.factors)},
      {"simulated", yes_or_no(options.clicks.simulated)},
      {"include", joined(options.source.selection.include)},
      {"exclude", joined(options.source.selection.exclude)},
      {"strip-prefix", shown_location(options.source.strip_prefix)},
      {"follow-links", joined(options.source.follow_links)},
      {"archive-names", options.source.archive.names},
      {"model", joined(options.analysis.models.names)},
      {"max-bytes", std::to_string(options.analysis.limits.max_bytes)},
      {"max-pixels", std::to_string(options.analysis.limits.max_pixels)},
      {"max-failed", options.gate.text()},
      {"min-matched", options.match_gate.text()},
  };
  if (options.allows_empty) shown.emplace_back("allow-empty", "yes");
  return shown;
}

}  // namespace imagelift::worker
