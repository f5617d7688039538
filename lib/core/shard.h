#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace imagelift {

/// A run is split into at most so many shards.
inline constexpr unsigned kMostShards = 16;

/// One of the parts that a run is split into, so that several machines share its images.
struct Shard {
  unsigned number = 1;  ///< 1..count
  unsigned count = 1;   ///< 1..kMostShards; 1: the whole run

  bool is_whole() const { return count == 1; }

  /// Whether an image of this name is this shard's. Of the shards of one count exactly one holds
  /// it, whatever else is listed, in any order, on any machine: the name's bytes decide, by
  /// FNV-1a (64 bits, http://www.isthe.com/chongo/tech/comp/fnv/), its bits mixed once more by
  /// MurmurHash3's finalizer, modulo the count.
  bool holds(std::string_view name) const;

  friend auto operator<=>(const Shard&, const Shard&) = default;
};

/// `2/3`.
std::string to_string(const Shard& shard);

/// The inverse; empty for anything else, for numbers out of range too.
std::optional<Shard> shard_from_string(std::string_view text);

}  // namespace imagelift
