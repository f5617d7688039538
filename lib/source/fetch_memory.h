#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/image_analysis.h"
#include "net/http_message.h"

namespace imagelift::source {

/// What a server said of an image by which it can tell later whether it has changed (RFC
/// 9110, 8.8).
struct Validators {
  std::string address;  ///< address_of its URL
  std::string etag;     ///< may be empty
  std::string last_modified;

  friend bool operator==(const Validators&, const Validators&) = default;
};

/// An image that need not be sent again while its server has the same one.
struct KnownPicture {
  Validators validators;
  Content content;
};

/// Finds what is known of an address, if its bytes are of no use any more: everything that is
/// wanted of them is known, too. Called on the thread that calls fetch.
using FindKnown = std::function<std::optional<KnownPicture>(const std::string& address)>;

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
