#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/family_pair.h"

namespace imagelift::families {

/// Two images, by number, that are of one family as far as one piece of evidence says.
struct Link {
  std::uint32_t one = 0, other = 0;
  FamilyEvidence evidence = FamilyEvidence::embedding;
  double strength = 0;  ///< FamilyPair::strength

  friend bool operator==(const Link&, const Link&) = default;
};

/// The creative families of some images (rule S20).
struct Groups {
  std::vector<std::uint32_t> of_image;  ///< 0..count-1, in order of first appearance
  std::size_t count = 0;
  std::vector<Link> joined;  ///< the links that made them: with each, two families became one
};

/// The connected groups of the images under the links. What a person has chosen (one text per
/// image, empty: nothing; or no texts at all) comes first: images with equal texts are one family,
/// and no link unites two families with unlike ones. Among the rest the surest evidence counts
/// first and then the strongest, so the result does not depend on the links' order.
Groups groups(std::size_t images, std::vector<Link> links,
              std::span<const std::string> chosen = {});

}  // namespace imagelift::families
