#include "net/redirect.h"

#include <algorithm>
#include <array>
#include <boost/beast/core/string.hpp>

namespace imagelift::net {
namespace {

using boost::beast::iequals;

bool may_cross_origins(std::string_view name) {
  return iequals(name, "Range") || iequals(name, "Accept") ||
         iequals(name.substr(0, 7), "Accept-") || iequals(name.substr(0, 3), "If-");
}

}  // namespace

bool is_redirect(const HttpResponse& response) {
  constexpr std::array kStatuses = {301, 302, 303, 307, 308};
  return std::ranges::find(kStatuses, response.status) != kStatuses.end() &&
         response.headers.find("Location").has_value();
}

std::variant<HttpRequest, HttpError> follow_redirect(const HttpRequest& request,
                                                     const HttpResponse& response) {
  auto resolved = resolve_url(request.url, *response.headers.find("Location"));
  if (auto* error = std::get_if<HttpError>(&resolved)) {
    error->message = "A redirect of " + without_secrets(request.url) + ": " + error->message;
    return std::move(*error);
  }
  HttpRequest next = request;
  next.url = std::get<Url>(std::move(resolved));
  const bool after_post = response.status <= 302 && request.method == "POST";
  if ((response.status == 303 && request.method != "HEAD") || after_post) {
    next.method = "GET";
    next.body.clear();
  }
  if (origin(next.url) != origin(request.url)) {
    Headers harmless;
    for (const auto& [name, value] : request.headers) {
      if (may_cross_origins(name)) harmless.add(name, value);
    }
    next.headers = std::move(harmless);
  }
  return next;
}

}  // namespace imagelift::net
