#include "families/candidates.h"

#include <algorithm>
#include <numeric>

#include "families/for_each_index.h"
#include "families/look_alikes.h"

namespace imagelift::families {
namespace {

Candidate ordered(std::uint32_t one, std::uint32_t other) {
  return {std::min(one, other), std::max(one, other)};
}

void add_by_embedding(std::vector<Candidate>& found, std::span<const Picture> pictures,
                      const Thresholds& limits) {
  EmbeddingTable table;
  std::vector<std::uint32_t> picture_of_row;
  for (std::uint32_t i = 0; i < pictures.size(); ++i) {
    const std::vector<float>& embedding = pictures[i].embedding;
    if (embedding.empty()) continue;
    if (table.rows() > 0 && embedding.size() != table.dimensions()) continue;
    table.add(embedding);
    picture_of_row.push_back(i);
  }
  const auto nearest = look_alikes(table, static_cast<std::size_t>(limits.neighbours));
  for (std::size_t row = 0; row < nearest.size(); ++row) {
    for (const LookAlike& alike : nearest[row]) {
      if (alike.cosine < limits.comparable) break;
      found.push_back(ordered(picture_of_row[row], picture_of_row[alike.row]));
    }
  }
}

/// The nearest pictures by hash, ties by number.
std::vector<std::uint32_t> nearest_by_hash(std::uint32_t picture,
                                           std::span<const std::uint32_t> others,
                                           const Likeness& likeness, const Thresholds& limits) {
  std::vector<std::pair<int, std::uint32_t>> distances;
  for (const std::uint32_t other : others) {
    if (other != picture) distances.emplace_back(likeness.bits(picture, other), other);
  }
  const auto most = std::min(distances.size(), static_cast<std::size_t>(limits.neighbours));
  const auto end = distances.begin() + static_cast<std::ptrdiff_t>(most);
  std::partial_sort(distances.begin(), end, distances.end());
  std::vector<std::uint32_t> nearest;
  for (auto at = distances.begin(); at != end; ++at) nearest.push_back(at->second);
  return nearest;
}

void add_by_hash(std::vector<Candidate>& found, std::span<const Picture> pictures,
                 const Likeness& likeness, const Thresholds& limits, int threads) {
  std::vector<std::uint32_t> seen, without_embedding;
  for (std::uint32_t i = 0; i < pictures.size(); ++i) {
    if (pictures[i].thumbnail.empty()) continue;
    seen.push_back(i);
    if (pictures[i].embedding.empty()) without_embedding.push_back(i);
  }
  std::vector<std::vector<std::uint32_t>> nearest(without_embedding.size());
  for_each_index(without_embedding.size(), threads, [&](std::size_t i) {
    nearest[i] = nearest_by_hash(without_embedding[i], seen, likeness, limits);
  });
  for (std::size_t i = 0; i < nearest.size(); ++i) {
    for (const std::uint32_t other : nearest[i]) {
      found.push_back(ordered(without_embedding[i], other));
    }
  }
}

}  // namespace

Likeness::Likeness(std::span<const Picture> pictures, std::span<const image::PerceptualHash> hashes)
    : pictures_(pictures), hashes_(hashes) {}

bool Likeness::has_cosine(std::uint32_t one, std::uint32_t other) const {
  const std::size_t length = pictures_[one].embedding.size();
  return length > 0 && pictures_[other].embedding.size() == length;
}

double Likeness::cosine(std::uint32_t one, std::uint32_t other) const {
  const auto& left = pictures_[one].embedding;
  const auto& right = pictures_[other].embedding;
  return std::inner_product(left.begin(), left.end(), right.begin(), 0.0);
}

int Likeness::bits(std::uint32_t one, std::uint32_t other) const {
  return image::distance(hashes_[one], hashes_[other]);
}

std::vector<Candidate> candidates(std::span<const Picture> pictures, const Likeness& likeness,
                                  const Thresholds& limits, int threads) {
  std::vector<Candidate> found;
  add_by_embedding(found, pictures, limits);
  add_by_hash(found, pictures, likeness, limits, threads);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace imagelift::families
