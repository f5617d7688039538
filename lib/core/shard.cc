#include "core/shard.h"

#include <cstdint>

#include "text/number.h"

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
  const auto number = text::number_of<unsigned>(text.substr(0, slash));
  const auto count = text::number_of<unsigned>(text.substr(slash + 1));
  if (!number || !count || *number < 1 || *number > *count || *count > kMostShards) {
    return std::nullopt;
  }
  return Shard{*number, *count};
}

}  // namespace imagelift
