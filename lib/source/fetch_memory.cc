#include "source/fetch_memory.h"

#include <algorithm>

#include "source/query_digits.h"
#include "text/digest.h"

namespace imagelift::source {
namespace {

constexpr std::size_t kLongestValidator = 512;

/// Empty where it is too long, or could not stand in a request.
std::string usable(std::string value) {
  const bool printable = std::ranges::all_of(value, [](char c) { return c >= 0x20 && c < 0x7F; });
  return printable && value.size() <= kLongestValidator ? value : std::string();
}

}  // namespace

std::string address_of(const net::Url& url) {
  const auto query = url.query.empty() ? std::string() : "?" + query_digits(url.query);
  return text::sha256(net::origin(url) + net::normal_path(url.path) + query);
}

void make_conditional(net::HttpRequest& request, const Validators& validators) {
  if (!validators.etag.empty()) request.headers.set("If-None-Match", validators.etag);
  if (!validators.last_modified.empty()) {
    request.headers.set("If-Modified-Since", validators.last_modified);
  }
}

std::optional<Validators> validators_of(const net::HttpResponse& response,
                                        const std::string& address) {
  Validators found{address, usable(response.headers.find("ETag").value_or("")),
                   usable(response.headers.find("Last-Modified").value_or(""))};
  const bool just_now =
      !response.headers.find("Date") || response.headers.find("Date") == found.last_modified;
  if (just_now) found.last_modified.clear();
  if (found.etag.empty() && found.last_modified.empty()) return std::nullopt;
  return found;
}

}  // namespace imagelift::source
