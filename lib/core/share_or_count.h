#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace imagelift {

/// A bound on how many of all: `5%`, a share of all (0 to 100, decimals allowed), or `3`, a count.
struct ShareOrCount {
  double limit = 0;       ///< percent of all, or how many
  bool is_share = false;  ///< percent

  bool is_below(std::size_t count, std::size_t all) const { return difference(count, all) > 0; }
  bool is_above(std::size_t count, std::size_t all) const { return difference(count, all) < 0; }

  /// Whether such a bound can be given: a share of 0..100, or a whole number up to 1e9.
  bool is_valid() const;

  friend bool operator==(const ShareOrCount&, const ShareOrCount&) = default;

 private:
  /// How far the count is from the bound.
  double difference(std::size_t count, std::size_t all) const;
};

/// `5%` or `3`.
std::string to_string(const ShareOrCount& bound);

/// The inverse; empty for anything else, for numbers out of range too.
std::optional<ShareOrCount> share_or_count_from_string(std::string_view text);

}  // namespace imagelift
