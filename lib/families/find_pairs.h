#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/family_pair.h"
#include "families/picture.h"
#include "families/thresholds.h"

namespace imagelift::families {

/// What was found, and how it was looked for.
struct FoundPairs {
  std::vector<FamilyPair> pairs;      ///< ascending by `one` and `other`
  std::size_t without_embedding = 0;  ///< pictures with a thumbnail only: a hash chose candidates
};

/// How to look.
struct Search {
  Thresholds limits = {};
  int threads = 1;
  /// Pairs that need not be looked at again, by number; none: all are new.
  std::function<bool(std::uint32_t, std::uint32_t)> is_compared = {};
};

/// Pairs of pictures that show the same photo (rule S20): near embeddings, or agreeing local
/// features that are no template's. `pictures` are distinct and ascend by sha256; the pairs that
/// are found connect families and are not all that there are. The same for any number of threads.
FoundPairs find_pairs(std::span<const Picture> pictures, const Search& search);

}  // namespace imagelift::families
