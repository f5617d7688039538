#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "families/picture.h"
#include "families/thresholds.h"
#include "image/perceptual_hash.h"

namespace imagelift::families {

/// How alike pictures are as a whole.
class Likeness {
 public:
  /// `hashes`: one per picture; they count only where an embedding is missing. Both must outlive
  /// this.
  Likeness(std::span<const Picture> pictures, std::span<const image::PerceptualHash> hashes);

  bool has_cosine(std::uint32_t one, std::uint32_t other) const;
  double cosine(std::uint32_t one, std::uint32_t other) const;  ///< has_cosine()
  int bits(std::uint32_t one, std::uint32_t other) const;       ///< of the hashes that differ

 private:
  std::span<const Picture> pictures_;
  std::span<const image::PerceptualHash> hashes_;
};

/// Two pictures that may show the same photo; one < other.
struct Candidate {
  std::uint32_t one = 0, other = 0;

  friend auto operator<=>(const Candidate&, const Candidate&) = default;
};

/// Each picture's nearest: by embedding, or by the hash of its thumbnail where it has no embedding.
/// Ascending, each once. The work grows with the square of the pictures.
std::vector<Candidate> candidates(std::span<const Picture> pictures, const Likeness& likeness,
                                  const Thresholds& limits, int threads);

}  // namespace imagelift::families
