#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace imagelift::store {

/// FNV-1a, 64 bits (Fowler, Noll, Vo; RFC draft-eastlake-fnv), fed piece by piece. By it stores
/// compare what they hold.
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
