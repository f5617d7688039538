#pragma once

#include <optional>

#include "core/failure.h"
#include "net/http_message.h"

namespace imagelift::source {

/// The failure that a response is where a web page came instead of an image, as from a server that
/// wants a sign-in. It names where a redirect led, without the query.
std::optional<Failure> web_page_instead(const net::HttpResponse& response);

}  // namespace imagelift::source
