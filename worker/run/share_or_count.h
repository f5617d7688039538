#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace imagelift::worker {

/// A bound as people give it: `5%`, a share of all (0 to 100, decimals allowed), or `3`, a count.
class ShareOrCount {
 public:
  /// Throws a usage error that names the option for anything else.
  ShareOrCount(std::string_view text, const std::string& option);

  bool is_below(std::size_t count, std::size_t all) const { return difference(count, all) > 0; }
  bool is_above(std::size_t count, std::size_t all) const { return difference(count, all) < 0; }

  /// As given.
  const std::string& text() const { return text_; }

 private:
  /// How far the count is from the bound.
  double difference(std::size_t count, std::size_t all) const;

  std::string text_;
  double limit_ = 0;
  bool is_share_ = false;
};

}  // namespace imagelift::worker
