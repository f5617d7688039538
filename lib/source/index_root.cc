#include "source/index_root.h"

#include <algorithm>
#include <string_view>

#include "text/ascii.h"
#include "text/percent.h"

namespace imagelift::source {
namespace {

bool leads_upwards(std::string_view path) {
  return path == ".." || path.starts_with("../") || path.ends_with("/..") ||
         path.find("/../") != std::string_view::npos;
}

}  // namespace

IndexRoot::IndexRoot(const net::Url& page) : page_(page) {
  constexpr std::string_view kShown = "/service/rest/repository/browse/";
  constexpr std::string_view kKept = "/repository/";
  const auto path = net::normal_path(page.path);
  folders_.push_back(path.substr(0, path.rfind('/') + 1));
  const auto at = folders_[0].find(kShown);
  if (at == std::string::npos) return;
  folders_.push_back(folders_[0]);
  folders_[1].replace(at, kShown.size(), kKept);
}

std::optional<std::string> IndexRoot::path_of(const net::Url& url) const {
  if (net::origin(url) != net::origin(page_)) return std::nullopt;
  const auto normal = net::normal_path(url.path);
  for (const auto& folder : folders_) {
    if (!normal.starts_with(folder)) continue;
    auto path = text::percent_decode(normal.substr(folder.size()));
    if (leads_upwards(path) || path.find('\0') != std::string::npos) return std::nullopt;
    return path;
  }
  return std::nullopt;
}

bool IndexRoot::lies_in(const net::Url& url) const {
  const auto normal = net::normal_path(url.path);
  return normal.ends_with('/') && std::ranges::any_of(folders_, [&](const std::string& folder) {
           return folder.starts_with(normal);
         });
}

bool is_jenkins_action(const net::Url& url) {
  std::string_view rest = url.path;
  while (!rest.empty()) {
    const auto part = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    const bool starred = part.size() > 2 && part.starts_with('*') && part.ends_with('*');
    if (starred && std::ranges::all_of(part.substr(1, part.size() - 2), text::is_lower)) {
      return true;
    }
  }
  return false;
}

}  // namespace imagelift::source
