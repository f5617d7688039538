#include "store/rows/fnv1a.h"

namespace imagelift::store {

void Fnv1a::add_bytes(const void* bytes, std::size_t count) {
  const auto* byte = static_cast<const unsigned char*>(bytes);
  for (std::size_t i = 0; i < count; ++i) state_ = (state_ ^ byte[i]) * 1099511628211ull;
}

void Fnv1a::add(std::string_view text) {
  add(std::uint64_t{text.size()});
  add_bytes(text.data(), text.size());
}

void Fnv1a::add(double value) {
  add_bytes(&value, sizeof value);
}

void Fnv1a::add(std::uint64_t value) {
  add_bytes(&value, sizeof value);
}

std::int64_t Fnv1a::value() const {
  return state_ == 0 ? 1 : static_cast<std::int64_t>(state_);
}

}  // namespace imagelift::store
