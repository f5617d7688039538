#include "source/host_credentials.h"

#include <filesystem>

#include "core/error.h"
#include "source/image_name.h"
#include "text/read_file.h"

namespace imagelift::source {
namespace {

constexpr std::uint64_t kMostBytes = 1 << 20;

std::string text_of_file(const std::string& file, const std::string& what) {
  auto content = text::read_text(file, kMostBytes);
  if (const auto* fault = std::get_if<text::ReadFault>(&content)) {
    throw usage_error(what + " " + shown_name(file) + " cannot be read: " + to_string(*fault) +
                      ".");
  }
  return std::move(std::get<std::string>(content));
}

std::optional<net::Url> own_url(const NetworkAccess& access) {
  const auto parsed = net::parse_url(access.own_origin);
  const auto* url = std::get_if<net::Url>(&parsed);
  return url == nullptr ? std::nullopt : std::optional(*url);
}

/// The netrc that is there without being named by an option; empty: none.
std::string usual_netrc(const NetworkAccess& access) {
  auto named = access.environment("NETRC").value_or("");
  if (!named.empty()) return named;
  const auto home = access.environment("HOME").value_or("");
  if (home.empty()) return {};
  std::error_code ignored;
  const auto file = std::filesystem::path(home) / ".netrc";
  return std::filesystem::is_regular_file(file, ignored) ? file.string() : std::string();
}

}  // namespace

net::HostHeaders host_credentials(const NetworkAccess& access) {
  net::HostHeaders all;
  const auto own = own_url(access);
  if (!access.header_file.empty()) {
    const std::string what = "The header file";
    all.add_all(net::parse_host_headers(text_of_file(access.header_file, what), what, own));
  }
  if (const auto text = access.environment("IMAGELIFT_HEADERS"); text && !text->empty()) {
    all.add_all(net::parse_host_headers(*text, "IMAGELIFT_HEADERS", own));
  }
  const auto netrc = access.netrc.empty() ? usual_netrc(access) : access.netrc;
  if (!netrc.empty()) {
    const std::string what = "The netrc";
    all.add_all(net::parse_netrc(text_of_file(netrc, what), what));
  }
  return all;
}

}  // namespace imagelift::source
