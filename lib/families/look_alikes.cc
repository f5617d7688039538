#include "families/look_alikes.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstring>

// Compiled for several instruction sets, the best of which is chosen when the program is loaded.
// AVX2 alone allows no fused multiply-add, so numbers do not depend on the choice. Sanitizers
// cannot run the resolvers.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define IMAGELIFT_TWO_WIDTHS __attribute__((target_clones("avx2", "default")))
#else
#define IMAGELIFT_TWO_WIDTHS
#endif

namespace imagelift::families {
namespace {

constexpr std::size_t kPanel = EmbeddingTable::kPanel;
constexpr std::size_t kLanes = 8;
constexpr std::size_t kGroup = 4;  // rows that meet a panel at once
typedef float Lanes __attribute__((vector_size(kLanes * sizeof(float))));

using Products = std::array<std::array<float, kPanel>, kGroup>;

/// Inner products of four rows of one panel, from `rows` on, with all rows of another.
IMAGELIFT_TWO_WIDTHS
void multiply(const float* rows, const float* panel, std::size_t dimensions, Products& products) {
  Lanes sums[kGroup][2] = {};
  for (std::size_t d = 0; d < dimensions; ++d) {
    Lanes left, right;
    std::memcpy(&left, panel + d * kPanel, sizeof left);
    std::memcpy(&right, panel + d * kPanel + kLanes, sizeof right);
    for (std::size_t r = 0; r < kGroup; ++r) {
      const float value = rows[d * kPanel + r];
      sums[r][0] += value * left;
      sums[r][1] += value * right;
    }
  }
  std::memcpy(products.data(), sums, sizeof sums);
}

bool is_closer(const LookAlike& a, const LookAlike& b) {
  return a.cosine != b.cosine ? a.cosine > b.cosine : a.row < b.row;
}

/// Keeps the best of those offered, best first; what is not a number is not offered.
void offer(std::vector<LookAlike>& best, std::size_t most, LookAlike candidate) {
  if (std::isnan(candidate.cosine)) return;
  if (best.size() == most && !is_closer(candidate, best.back())) return;
  if (best.size() == most) best.pop_back();
  best.insert(std::upper_bound(best.begin(), best.end(), candidate, is_closer), candidate);
}

}  // namespace

void EmbeddingTable::add(std::span<const float> vector) {
  if (rows_ == 0) dimensions_ = vector.size();
  assert(vector.size() == dimensions_);
  if (rows_ % kPanel == 0) values_.resize(values_.size() + kPanel * dimensions_, 0.0f);
  float* first = values_.data() + rows_ / kPanel * kPanel * dimensions_ + rows_ % kPanel;
  for (std::size_t d = 0; d < dimensions_; ++d) first[d * kPanel] = vector[d];
  ++rows_;
}

std::vector<std::vector<LookAlike>> look_alikes(const EmbeddingTable& table, std::size_t most) {
  std::vector<std::vector<LookAlike>> best(table.rows());
  if (most == 0) return best;
  const std::size_t panels = (table.rows() + kPanel - 1) / kPanel;
  Products products;
  const auto take = [&](std::size_t first_row, std::size_t first_column) {
    for (std::size_t i = first_row; i < std::min(first_row + kGroup, table.rows()); ++i) {
      for (std::size_t j = std::max(i + 1, first_column);
           j < std::min(first_column + kPanel, table.rows()); ++j) {
        const float cosine = products[i - first_row][j - first_column];
        offer(best[i], most, {static_cast<std::uint32_t>(j), cosine});
        offer(best[j], most, {static_cast<std::uint32_t>(i), cosine});
      }
    }
  };
  constexpr std::size_t kBlock = 4;  // panels of rows that stay in the cache
  for (std::size_t block = 0; block < panels; block += kBlock) {
    for (std::size_t p = block; p < panels; ++p) {
      for (std::size_t q = block; q < std::min({block + kBlock, panels, p + 1}); ++q) {
        for (std::size_t r = 0; r < kPanel; r += kGroup) {
          multiply(table.panel(q) + r, table.panel(p), table.dimensions(), products);
          take(q * kPanel + r, p * kPanel);
        }
      }
    }
  }
  return best;
}

}  // namespace imagelift::families
