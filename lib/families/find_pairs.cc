#include "families/find_pairs.h"

#include <algorithm>
#include <variant>

#include "families/candidates.h"
#include "families/for_each_index.h"
#include "families/groups.h"
#include "image/decode.h"
#include "image/local_features.h"

namespace imagelift::families {
namespace {

/// What is seen of a picture without its embedding.
struct Seen {
  image::Grey grey;
  image::LocalFeatures features;
  image::PerceptualHash hash;
};

Seen seen(const Picture& picture) {
  if (picture.thumbnail.empty()) return {};
  const auto decoded = image::decode(picture.thumbnail, {});
  const auto* thumbnail = std::get_if<image::Decoded>(&decoded);
  if (thumbnail == nullptr) return {};
  image::Grey grey = image::grey_of(thumbnail->pixels);
  image::LocalFeatures features = image::local_features(grey);
  return {std::move(grey), std::move(features), image::perceptual_hash(thumbnail->pixels)};
}

/// Which candidates show the same in detail. A template that photos share makes features agree,
/// too, but not what is around them.
class LocalComparisons {
 public:
  LocalComparisons(std::span<const Seen> seen, const Search& search)
      : seen_(seen), search_(search) {}

  /// Links of those that agree, in their order.
  std::vector<Link> links(const std::vector<Candidate>& pairs) const {
    std::vector<std::size_t> inliers(pairs.size());
    for_each_index(pairs.size(), search_.threads,
                   [&](std::size_t i) { inliers[i] = agreeing_features(pairs[i]); });
    std::vector<Link> links;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (inliers[i] == 0) continue;
      links.push_back({pairs[i].one, pairs[i].other, FamilyEvidence::local_features,
                       static_cast<double>(inliers[i])});
    }
    return links;
  }

 private:
  /// How many; 0 where they are too few or their surroundings differ.
  std::size_t agreeing_features(const Candidate& pair) const {
    const Seen& one = seen_[pair.one];
    const Seen& other = seen_[pair.other];
    const auto least = static_cast<std::size_t>(search_.limits.inliers);
    const std::vector<image::FeatureMatch> matches = image::matches(one.features, other.features);
    if (matches.size() < least) return 0;
    const image::Alignment found = image::align(one.features, other.features, matches);
    const bool is_laid = found.inliers.size() >= least && found.cover >= search_.limits.cover;
    return is_laid && agrees(image::agreement(one.grey, other.grey, found.similarity))
               ? found.inliers.size()
               : 0;
  }

  bool agrees(const image::Agreement& found) const {
    return found.agreeing >= search_.limits.blocks &&
           found.agreeing >= search_.limits.agreement * found.blocks;
  }

  std::span<const Seen> seen_;
  const Search& search_;
};

/// What whole pictures say of a candidate, if they say enough.
std::optional<Link> near_as_a_whole(const Candidate& pair, const Likeness& likeness,
                                    const Thresholds& limits) {
  if (likeness.has_cosine(pair.one, pair.other)) {
    const double cosine = likeness.cosine(pair.one, pair.other);
    if (cosine < limits.same) return std::nullopt;
    return Link{pair.one, pair.other, FamilyEvidence::embedding, cosine};
  }
  const int bits = likeness.bits(pair.one, pair.other);
  if (bits > limits.same_bits) return std::nullopt;
  return Link{pair.one, pair.other, FamilyEvidence::perceptual_hash, 64.0 - bits};
}

std::vector<FamilyPair> pairs_of(std::vector<Link> links, std::span<const Picture> pictures) {
  std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
    return std::pair(a.one, a.other) < std::pair(b.one, b.other);
  });
  std::vector<FamilyPair> pairs;
  for (const Link& link : links) {
    pairs.push_back(
        {pictures[link.one].sha256, pictures[link.other].sha256, link.evidence, link.strength});
  }
  return pairs;
}

}  // namespace

FoundPairs find_pairs(std::span<const Picture> pictures, const Search& search) {
  FoundPairs found;
  std::vector<Seen> all(pictures.size());
  std::vector<image::PerceptualHash> hashes(pictures.size());
  for_each_index(pictures.size(), search.threads, [&](std::size_t i) {
    all[i] = seen(pictures[i]);
    hashes[i] = all[i].hash;
  });
  for (const Picture& picture : pictures) {
    if (picture.embedding.empty() && !picture.thumbnail.empty()) ++found.without_embedding;
  }
  const Likeness likeness(pictures, hashes);
  std::vector<Link> links;
  std::vector<Candidate> open;
  for (const Candidate& pair : candidates(pictures, likeness, search.limits, search.threads)) {
    if (search.is_compared && search.is_compared(pair.one, pair.other)) continue;
    if (const auto link = near_as_a_whole(pair, likeness, search.limits)) {
      links.push_back(*link);
    } else {
      open.push_back(pair);
    }
  }
  const Groups sure = groups(pictures.size(), links);
  std::erase_if(open, [&](const Candidate& pair) {
    return sure.of_image[pair.one] == sure.of_image[pair.other];
  });
  for (const Link& link : LocalComparisons(all, search).links(open)) links.push_back(link);
  found.pairs = pairs_of(std::move(links), pictures);
  return found;
}

}  // namespace imagelift::families
