#pragma once

#include <cstddef>
#include <string_view>

namespace imagelift {

/// Where libraries say how far they are; what is done with it (a bar, a log line, nothing) is the
/// caller's. Implementations may be called from several threads.
class Progress {
 public:
  virtual ~Progress() = default;

  /// `done` of `total` units of `step` (e.g. "analyse", in images) are finished; total 0: unknown.
  virtual void advance(std::string_view step, std::size_t done, std::size_t total) = 0;

  /// Something a person should know that stops nothing. One sentence, without secrets.
  virtual void warn(std::string_view sentence) = 0;
};

}  // namespace imagelift
