#include "jenkins/addresses.h"

#include <algorithm>
#include <charconv>

#include "core/error.h"
#include "text/ascii.h"
#include "text/percent.h"

namespace imagelift::jenkins {
namespace {

/// Calls back for what stands between slashes; false as soon as the callback says so.
bool each_part(std::string_view path, const auto& callback) {
  while (true) {
    const auto slash = path.find('/');
    if (!callback(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

bool is_plain(std::string_view part) {
  const bool has_control = std::ranges::any_of(part, text::is_control);
  return !part.empty() && part != "." && part != ".." && !has_control;
}

}  // namespace

std::string job_path(std::string_view full_name) {
  std::string path;
  const bool good = each_part(full_name, [&](std::string_view part) {
    path += "/job/" + text::percent_encode(part);
    return is_plain(part);
  });
  if (!good) throw usage_error("--job is the full name of a job, such as folder/job");
  return path;
}

std::optional<std::string> encoded_below(std::string_view relative_path) {
  std::string path;
  const bool good = each_part(relative_path, [&](std::string_view part) {
    path += (path.empty() ? "" : "/") + text::percent_encode(part);
    return is_plain(part) && part.find('\\') == std::string_view::npos;
  });
  return good ? std::optional(path) : std::nullopt;
}

net::Url below(const net::Url& jenkins, std::string_view path, std::string_view query) {
  net::Url url = jenkins;
  while (url.path.ends_with('/')) url.path.pop_back();
  url.path += path;
  url.query = query;
  return url;
}

std::string form_encoded(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string form;
  for (const auto& [name, value] : fields) {
    form +=
        (form.empty() ? "" : "&") + text::percent_encode(name) + "=" + text::percent_encode(value);
  }
  return form;
}

std::optional<std::uint64_t> queue_item_of(std::string_view location) {
  constexpr std::string_view kPlace = "/queue/item/";
  const auto place = location.rfind(kPlace);
  if (place == std::string_view::npos) return std::nullopt;
  const std::string_view rest = location.substr(place + kPlace.size());
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  const std::string_view behind(end, static_cast<std::size_t>(rest.data() + rest.size() - end));
  if (error != std::errc() || (!behind.empty() && behind != "/")) return std::nullopt;
  return number;
}

}  // namespace imagelift::jenkins
