#include "worker/run_options.h"

#include <algorithm>

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
  const std::size_t scheme = location.find("://");
  if (scheme == std::string::npos) return location;
  std::string shown = location.substr(0, location.find_first_of("?#"));
  const std::size_t authority = scheme + 3;
  const std::size_t path = std::min(shown.find('/', authority), shown.size());
  const std::size_t at = shown.rfind('@', path);
  if (at != std::string::npos && at > authority) shown.erase(authority, at + 1 - authority);
  return shown;
}

std::vector<std::pair<std::string, std::string>> shown_options(const RunOptions& options) {
  return {
      {"business", options.parameters.business},
      {"image-source", options.parameters.image_source},
      {"images", shown_location(options.images)},
      {"metrics", options.clicks.file.string()},
      {"factors", joined(options.clicks.factors)},
      {"simulated", yes_or_no(options.clicks.simulated)},
      {"include", joined(options.source.selection.include)},
      {"exclude", joined(options.source.selection.exclude)},
      {"model", joined(options.models.names)},
      {"max-bytes", std::to_string(options.decode_limits.max_bytes)},
      {"max-pixels", std::to_string(options.decode_limits.max_pixels)},
      {"max-failed", options.gate.text()},
  };
}

}  // namespace imagelift::worker
