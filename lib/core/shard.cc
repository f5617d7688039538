#include "core/shard.h"

#include <charconv>
#include <cstdint>

namespace imagelift {
namespace {

std::uint64_t fnv_1a(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3;
  }
  return hash;
}

/// FNV's low bits hardly depend on the last characters' high bits, and a modulo takes low bits.
std::uint64_t mixed(std::uint64_t hash) {
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccd;
  hash ^= hash >> 33;
  hash *= 0xc4ceb9fe1a85ec53;
  return hash ^ (hash >> 33);
}

std::optional<unsigned> number_of(std::string_view text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

bool Shard::holds(std::string_view name) const {
  return mixed(fnv_1a(name)) % count == number - 1;
}

std::string to_string(const Shard& shard) {
  return std::to_string(shard.number) + "/" + std::to_string(shard.count);
}

std::optional<Shard> shard_from_string(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto number = number_of(text.substr(0, slash));
  const auto count = number_of(text.substr(slash + 1));
  if (!number || !count || *number < 1 || *number > *count || *count > kMostShards) {
    return std::nullopt;
  }
  return Shard{*number, *count};
}

}  // namespace imagelift
