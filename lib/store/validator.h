#pragma once

#include <string>

#include "core/image_analysis.h"

namespace imagelift::store {

/// What a server said of a picture when it last sent it: HTTP's validators, by address.
struct Validator {
  std::string address;  ///< SHA-256 in hex; what it is made of is the caller's rule
  std::string etag;     ///< may be empty
  std::string last_modified;
  Content content;

  friend bool operator==(const Validator&, const Validator&) = default;
};

}  // namespace imagelift::store
