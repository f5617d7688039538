#pragma once

#include <optional>
#include <string>

#include "net/http_message.h"
#include "source/known_picture.h"

namespace imagelift::source {

/// An address as a key: the SHA-256, in hex, of origin, path in normal form and query_digits. So
/// signed URLs keep theirs, and nothing of the URL can be read from it.
std::string address_of(const net::Url& url);

/// Asks for the image only if it has changed.
void make_conditional(net::HttpRequest& request, const Validators& validators);

/// What a response 2xx says; nothing where it says nothing of use: a date of modification that is
/// the response's own time would hide a second change within that second.
std::optional<Validators> validators_of(const net::HttpResponse& response,
                                        const std::string& address);

}  // namespace imagelift::source
