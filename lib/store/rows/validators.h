#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/image_analysis.h"

namespace imagelift::store {

struct StoreParts;

/// What a server said of an image when it last sent it: HTTP's validators, by address.
struct Validator {
  std::string address;  ///< SHA-256 in hex; what it is made of is the caller's rule
  std::string etag;     ///< may be empty
  std::string last_modified;
  Content content;

  friend bool operator==(const Validator&, const Validator&) = default;
};

/// The validators that a store keeps.
class Validators {
 public:
  explicit Validators(StoreParts& parts) : parts_(&parts) {}

  /// Keeps what servers said of images in a run that began at `seen_at`, instead of what stood
  /// there for their addresses. Those of contents that the store does not have are left out.
  void put(std::span<const Validator> validators, const std::string& seen_at);

  /// All of them, by address.
  std::vector<Validator> all() const;

 private:
  StoreParts* parts_;
};

}  // namespace imagelift::store
