#include "families/find_pairs.h"

#include <algorithm>
#include <unordered_map>
#include <variant>

#include "families/candidates.h"
#include "families/for_each_index.h"
#include "families/groups.h"
#include "families/template_marks.h"
#include "image/decode.h"
#include "image/local_features.h"

namespace imagelift::families {
namespace {

using image::FeatureMatch;
using image::LocalFeatures;

/// What is seen of a picture without its embedding.
struct Seen {
  LocalFeatures features;
  image::PerceptualHash hash;
};

Seen seen(const Picture& picture) {
  if (picture.thumbnail.empty()) return {};
  const auto decoded = image::decode(picture.thumbnail, {});
  const auto* thumbnail = std::get_if<image::Decoded>(&decoded);
  if (thumbnail == nullptr) return {};
  return {image::local_features(thumbnail->pixels), image::perceptual_hash(thumbnail->pixels)};
}

/// A candidate that local features are asked about.
struct Comparison {
  Candidate pair;
  std::vector<FeatureMatch> matches;
  image::Alignment alignment;
};

/// By picture: the strangers of each feature that was asked about.
using StrangersOfFeatures =
    std::vector<std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>>;

class LocalComparisons {
 public:
  LocalComparisons(std::span<const LocalFeatures> features, const Likeness& likeness,
                   const Search& search)
      : features_(features), likeness_(likeness), search_(search) {}

  /// The comparisons in which enough features agree, once those of templates are left out.
  std::vector<Comparison> agreeing(const std::vector<Candidate>& pairs) const {
    std::vector<Comparison> compared(pairs.size());
    for_each_index(pairs.size(), search_.threads, [&](std::size_t i) {
      compared[i].pair = pairs[i];
      compared[i].matches = image::matches(features_[pairs[i].one], features_[pairs[i].other]);
      align(compared[i]);
    });
    keep_agreeing(compared);
    if (compared.empty()) return compared;
    const StrangersOfFeatures strangers = strangers_in(compared);
    for_each_index(compared.size(), search_.threads, [&](std::size_t i) {
      leave_out_templates(compared[i], strangers);
      align(compared[i]);
    });
    keep_agreeing(compared);
    return compared;
  }

 private:
  void align(Comparison& comparison) const {
    comparison.alignment = {};
    if (comparison.matches.size() < static_cast<std::size_t>(search_.limits.inliers)) return;
    comparison.alignment = image::align(features_[comparison.pair.one],
                                        features_[comparison.pair.other], comparison.matches);
  }

  void keep_agreeing(std::vector<Comparison>& compared) const {
    std::erase_if(compared, [&](const Comparison& comparison) {
      const image::Alignment& found = comparison.alignment;
      return found.inliers.size() < static_cast<std::size_t>(search_.limits.inliers) ||
             found.cover < search_.limits.cover;
    });
  }

  /// For every picture and feature that takes part in a comparison, the pictures of certainly other
  /// photos that have it at the same place, too.
  StrangersOfFeatures strangers_in(const std::vector<Comparison>& compared) const {
    StrangersOfFeatures strangers(features_.size());
    std::vector<std::vector<std::uint32_t>> asked(features_.size());
    for (const Comparison& comparison : compared) {
      for (const FeatureMatch& match : comparison.matches) {
        asked[comparison.pair.one].push_back(match.one);
        asked[comparison.pair.other].push_back(match.other);
      }
    }
    const TemplateMarks marks(features_);
    for_each_index(features_.size(), search_.threads, [&](std::size_t i) {
      const auto picture = static_cast<std::uint32_t>(i);
      const auto is_unlike = [&](std::uint32_t other) {
        return likeness_.is_unlike(picture, other, search_.limits);
      };
      std::sort(asked[i].begin(), asked[i].end());
      asked[i].erase(std::unique(asked[i].begin(), asked[i].end()), asked[i].end());
      for (const std::uint32_t feature : asked[i]) {
        strangers[i].emplace(feature, marks.pictures_with(picture, feature, is_unlike));
      }
    });
    return strangers;
  }

  void leave_out_templates(Comparison& comparison, const StrangersOfFeatures& strangers) const {
    const std::uint32_t one = comparison.pair.one, other = comparison.pair.other;
    std::erase_if(comparison.matches, [&](const FeatureMatch& match) {
      return is_of_template(strangers[one].at(match.one), other) ||
             is_of_template(strangers[other].at(match.other), one);
    });
  }

  /// Several of the strangers are no kin of the other picture either.
  bool is_of_template(const std::vector<std::uint32_t>& strangers, std::uint32_t other) const {
    int unlike = 0;
    for (const std::uint32_t picture : strangers) {
      if (picture == other || !likeness_.is_unlike(picture, other, search_.limits)) continue;
      if (++unlike == search_.limits.strangers) return true;
    }
    return false;
  }

  std::span<const LocalFeatures> features_;
  const Likeness& likeness_;
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
  std::vector<LocalFeatures> features(pictures.size());
  std::vector<image::PerceptualHash> hashes(pictures.size());
  for_each_index(pictures.size(), search.threads, [&](std::size_t i) {
    Seen what = seen(pictures[i]);
    features[i] = std::move(what.features);
    hashes[i] = what.hash;
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
  const LocalComparisons local(features, likeness, search);
  for (const Comparison& comparison : local.agreeing(open)) {
    links.push_back({comparison.pair.one, comparison.pair.other, FamilyEvidence::local_features,
                     static_cast<double>(comparison.alignment.inliers.size())});
  }
  found.pairs = pairs_of(std::move(links), pictures);
  return found;
}

}  // namespace imagelift::families
