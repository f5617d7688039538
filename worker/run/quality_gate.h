#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "worker/run/share_or_count.h"

namespace imagelift::worker {

/// How many images of a run may fail before the run, though complete, is called unstable.
class QualityGate {
 public:
  /// Lets any number fail.
  QualityGate() = default;

  /// Parses `5%` (a share of the listed images, 0..100, decimals allowed) or `3` (a count).
  /// Throws a usage error on anything else.
  explicit QualityGate(std::string_view max_failed);

  /// More failures than allowed. A run without any image never comes here, unless --allow-empty
  /// means it (nothing_usable.h); then nothing failed.
  bool is_broken(std::size_t failed, std::size_t listed) const;

  /// As given; empty if no gate is set.
  std::string text() const;

 private:
  std::optional<ShareOrCount> most_;
};

}  // namespace imagelift::worker
