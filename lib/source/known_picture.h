#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/image_analysis.h"

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

}  // namespace imagelift::source
