#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace imagelift::metrics {

/// Tells which of many names looks most like another one: by the triples of bytes that the names
/// of their files share (Dice's coefficient), without case and endings. The work for one name is
/// bounded whatever the names are: triples that most names have are left out where they would cost
/// more. One thread at a time.
class NearestNames {
 public:
  /// Only the first 200,000 names are candidates; they must outlive this object.
  explicit NearestNames(std::span<const std::string> names);

  /// Index of the nearest name, the first of equals; nothing where none is like it.
  std::optional<std::size_t> nearest(std::string_view name);

  /// What all answers so far have cost, in names looked at.
  std::size_t steps() const { return steps_; }

 private:
  using Triples = std::vector<std::uint32_t>;  ///< sorted, each once

  static Triples triples_of(std::string_view name);

  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> names_with_;
  std::vector<std::uint32_t> triples_;  ///< how many a name has
  std::size_t steps_ = 0;
  std::vector<std::uint32_t> shared_;  ///< by name: triples shared with the one that is asked for
};

}  // namespace imagelift::metrics
