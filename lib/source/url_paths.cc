#include "source/url_paths.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string_view>

namespace imagelift::source {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

bool may_be_secret(std::string_view parameter) {
  constexpr std::array<std::string_view, 12> kMarks = {
      "x-amz-", "x-goog-", "sig",    "token",  "key",      "secret",
      "auth",   "expires", "policy", "passwd", "password", "credential"};
  const auto name = lower(parameter.substr(0, parameter.find('=')));
  return std::ranges::any_of(
      kMarks, [&](std::string_view mark) { return name.find(mark) != std::string::npos; });
}

std::string harmless_query(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const auto parameter = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(parameter.size() + 1, query.size()));
    if (parameter.empty() || may_be_secret(parameter)) continue;
    kept += (kept.empty() ? "?" : "&") + net::percent_decode(parameter);
  }
  return kept;
}

std::string folder_of(const std::string& path) {
  return path.substr(0, path.rfind('/') + 1);
}

/// Shortens `folder`, which ends with '/', to what it shares with `path`.
void keep_shared(std::string& folder, const std::string& path) {
  while (!folder.empty() && !path.starts_with(folder)) {
    folder.pop_back();
    folder = folder_of(folder);
  }
}

}  // namespace

std::vector<std::string> paths_of_urls(const std::vector<net::Url>& urls) {
  std::vector<std::string> paths;
  for (const auto& url : urls) paths.push_back(net::host_header(url) + url.path);
  std::string root = paths.empty() ? "" : folder_of(paths[0]);
  for (const auto& path : paths) keep_shared(root, path);

  std::map<std::string, std::size_t> uses;
  for (std::size_t i = 0; i < urls.size(); ++i) {
    paths[i] = net::percent_decode(paths[i].substr(root.size()));
    if (paths[i].empty()) paths[i] = urls[i].host;
    ++uses[paths[i]];
  }
  for (std::size_t i = 0; i < urls.size(); ++i) {
    if (uses[paths[i]] > 1) paths[i] += harmless_query(urls[i].query);
  }
  return paths;
}

}  // namespace imagelift::source
