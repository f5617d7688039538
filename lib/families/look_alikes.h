#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace imagelift::families {

/// An image that another one resembles.
struct LookAlike {
  std::uint32_t row = 0;  ///< of the table
  float cosine = 0;       ///< of the two embeddings, -1..1

  friend bool operator==(const LookAlike&, const LookAlike&) = default;
};

/// Embeddings of one length, laid out so that 16 of them meet 4 others with few loads: panels of
/// 16 rows, in each all first coordinates, then all second ones, and so on.
class EmbeddingTable {
 public:
  static constexpr std::size_t kPanel = 16;

  /// Appends a row; `vector` must be as long as the first one (L2-normalised).
  void add(std::span<const float> vector);

  std::size_t rows() const { return rows_; }
  std::size_t dimensions() const { return dimensions_; }
  const float* panel(std::size_t index) const {
    return values_.data() + index * kPanel * dimensions_;
  }

 private:
  std::vector<float> values_;  ///< the last panel is filled up with zeros
  std::size_t rows_ = 0;
  std::size_t dimensions_ = 0;
};

/// For each row the `most` others with the greatest inner product, greatest first, ties by row:
/// all pairs are looked at. The same numbers on every machine, since no multiply-add is fused.
/// The work grows with the square of the rows: 5,000 x 1280 take 1 to 3 s on one thread.
std::vector<std::vector<LookAlike>> look_alikes(const EmbeddingTable& table, std::size_t most);

}  // namespace imagelift::families
