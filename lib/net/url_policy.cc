#include "net/url_policy.h"

#include <algorithm>
#include <array>
#include <boost/asio/ip/address.hpp>
#include <cstdint>

namespace imagelift::net {
namespace {

namespace ip = boost::asio::ip;

template <std::size_t Bytes>
struct Block {
  std::array<std::uint8_t, Bytes> prefix;
  int bits;
  AddressKind kind;
};

using enum AddressKind;

/// First match wins. IANA IPv4 Special-Purpose Address Registry.
constexpr std::array kIpv4Blocks = {
    Block<4>{{0, 0, 0, 0}, 8, reserved},          Block<4>{{10, 0, 0, 0}, 8, private_use},
    Block<4>{{100, 64, 0, 0}, 10, carrier_grade}, Block<4>{{127, 0, 0, 0}, 8, loopback},
    Block<4>{{169, 254, 0, 0}, 16, link_local},   Block<4>{{172, 16, 0, 0}, 12, private_use},
    Block<4>{{192, 0, 0, 0}, 24, reserved},       Block<4>{{192, 0, 2, 0}, 24, reserved},
    Block<4>{{192, 88, 99, 0}, 24, reserved},     Block<4>{{192, 168, 0, 0}, 16, private_use},
    Block<4>{{198, 18, 0, 0}, 15, reserved},      Block<4>{{198, 51, 100, 0}, 24, reserved},
    Block<4>{{203, 0, 113, 0}, 24, reserved},     Block<4>{{224, 0, 0, 0}, 4, multicast},
    Block<4>{{240, 0, 0, 0}, 4, reserved},
};

/// First match wins; what is in none of them and outside 2000::/3 is reserved. IANA IPv6
/// Special-Purpose Address Registry.
constexpr std::array kIpv6Blocks = {
    Block<16>{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128, loopback},
    Block<16>{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 128, reserved},
    Block<16>{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96, embedded},
    Block<16>{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 96, embedded},
    Block<16>{{0x00, 0x64, 0xff, 0x9b, 0x00, 0x01}, 48, embedded},
    Block<16>{{0x20, 0x02}, 16, embedded},
    Block<16>{{0x20, 0x01, 0x00, 0x00}, 32, embedded},
    Block<16>{{0x20, 0x01, 0x00}, 23, reserved},
    Block<16>{{0x20, 0x01, 0x0d, 0xb8}, 32, reserved},
    Block<16>{{0x3f, 0xff, 0x00}, 20, reserved},
    Block<16>{{0xfc}, 7, private_use},
    Block<16>{{0xfe, 0x80}, 10, link_local},
    Block<16>{{0xfe, 0xc0}, 10, private_use},
    Block<16>{{0xff}, 8, multicast},
    Block<16>{{0x20}, 3, global},
    Block<16>{{}, 0, reserved},
};

template <std::size_t Bytes>
bool lies_in(const std::array<std::uint8_t, Bytes>& address, const Block<Bytes>& block) {
  for (int bit = 0; bit < block.bits; bit += 8) {
    const int used = std::min(8, block.bits - bit);
    const auto mask = static_cast<std::uint8_t>(0xFF << (8 - used));
    const auto at = static_cast<std::size_t>(bit / 8);
    if ((address[at] & mask) != (block.prefix[at] & mask)) return false;
  }
  return true;
}

AddressKind kind_of(const std::array<std::uint8_t, 4>& address) {
  for (const auto& block : kIpv4Blocks) {
    if (lies_in(address, block)) return block.kind;
  }
  return global;
}

AddressKind kind_of(const std::array<std::uint8_t, 16>& address) {
  constexpr Block<16> kNat64{{0x00, 0x64, 0xff, 0x9b}, 96, embedded};
  if (lies_in(address, kNat64)) {
    return kind_of(std::array{address[12], address[13], address[14], address[15]});
  }
  for (const auto& block : kIpv6Blocks) {
    if (lies_in(address, block)) return block.kind;
  }
  return reserved;
}

}  // namespace

AddressKind kind_of_address(std::string_view address) {
  boost::system::error_code error;
  const auto parsed = ip::make_address(std::string(address), error);
  if (error) return not_an_address;
  return parsed.is_v4() ? kind_of(parsed.to_v4().to_bytes()) : kind_of(parsed.to_v6().to_bytes());
}

bool UrlPolicy::allows(const Url& url, std::string_view address) const {
  const auto kind = kind_of_address(address);
  if (kind == not_an_address) return false;
  if (kind == global || allow_private) return true;
  return std::ranges::find(trusted_origins, origin(url)) != trusted_origins.end();
}

}  // namespace imagelift::net
