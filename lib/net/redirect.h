#pragma once

#include <optional>
#include <variant>

#include "net/http_message.h"

namespace imagelift::net {

/// True for 301, 302, 303, 307 and 308 with a Location.
bool is_redirect(const HttpResponse& response);

/// The request that follows a redirect (RFC 9110, 15.4): 303, and 301 or 302 after POST, become
/// GET without a body. To another origin only harmless headers go along (Accept, Accept-*, Range,
/// If-*): no Authorization, Cookie or signature.
std::variant<HttpRequest, HttpError> follow_redirect(const HttpRequest& request,
                                                     const HttpResponse& response);

}  // namespace imagelift::net
