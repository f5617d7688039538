#pragma once

#include <cstdint>
#include <span>

#include "core/feature.h"
#include "core/image_analysis.h"

namespace imagelift::store {

/// 64 bits over all values of one answer (the task's features and lists), by which stores are
/// compared: FNV-1a over a fixed layout. Never 0.
std::int64_t analysis_digest(Task task, const ImageAnalysis& analysis,
                             std::span<const FeatureValue> features);

/// FNV-1a, 64 bits (Fowler, Noll, Vo; RFC draft-eastlake-fnv), fed piece by piece.
class Fnv1a {
 public:
  void add(std::string_view text);  ///< with its length, so that pieces cannot run together
  void add(double value);
  void add(std::uint64_t value);
  std::int64_t value() const;  ///< never 0

 private:
  void add_bytes(const void* bytes, std::size_t count);
  std::uint64_t state_ = 14695981039346656037ull;
};

}  // namespace imagelift::store
