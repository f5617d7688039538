#include "image/hevc_size.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace imagelift::image {
namespace {

using Bytes = std::span<const std::uint8_t>;

// Of a parameter set, what can stand before its size, and more.
constexpr std::size_t kExamined = 256;

// Bits of a NAL unit, without the bytes that prevent emulation of a start code. What lies behind
// the end reads as 0 and is noted.
class BitReader {
 public:
  explicit BitReader(Bytes unit) {
    int zeros = 0;
    for (const std::uint8_t byte : unit.first(std::min(unit.size(), kExamined))) {
      const bool prevention = zeros >= 2 && byte == 3;
      zeros = byte == 0 ? zeros + 1 : 0;
      if (!prevention) bytes_.push_back(byte);
    }
  }

  std::uint32_t bits(int count) {
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i) value = value << 1 | bit();
    return value;
  }

  void skip(std::size_t count) { at_ += count; }

  // Exponential Golomb code, `ue(v)` in ITU-T H.265.
  std::uint32_t golomb() {
    int zeros = 0;
    while (zeros < 31 && !past_end() && bit() == 0) ++zeros;
    return (1u << zeros) - 1 + bits(zeros);
  }

  bool past_end() const { return at_ > bytes_.size() * 8; }

 private:
  std::uint32_t bit() {
    const std::size_t at = at_++;
    return at / 8 < bytes_.size() ? bytes_[at / 8] >> (7 - at % 8) & 1u : 0;
  }

  std::vector<std::uint8_t> bytes_;
  std::size_t at_ = 0;
};

// profile_tier_level() of ITU-T H.265, 7.3.3.
void skip_profile(BitReader& reader, std::uint32_t sub_layers) {
  constexpr std::size_t kProfile = 88;
  constexpr std::size_t kLevel = 8;
  reader.skip(kProfile + kLevel);
  std::array<std::uint32_t, 8> present{};
  for (std::uint32_t i = 0; sub_layers > 0 && i < present.size(); ++i) present[i] = reader.bits(2);
  for (std::uint32_t i = 0; i < sub_layers; ++i) {
    reader.skip((present[i] & 2 ? kProfile : 0) + (present[i] & 1 ? kLevel : 0));
  }
}

// The pixels that a sequence parameter set declares (ITU-T H.265, 7.3.2.2); nothing where these
// bytes are none.
std::optional<std::uint64_t> declared_pixels(Bytes unit) {
  BitReader reader(unit);
  reader.skip(16 + 4);  // the unit's header, and the id of the video parameter set
  const std::uint32_t sub_layers = reader.bits(3);
  reader.skip(1);
  skip_profile(reader, sub_layers);
  if (reader.golomb() > 15) return std::nullopt;
  const std::uint32_t chroma = reader.golomb();
  if (chroma > 3) return std::nullopt;
  if (chroma == 3) reader.skip(1);
  const std::uint64_t width = reader.golomb();
  const std::uint64_t height = reader.golomb();
  constexpr std::uint64_t kMostOfLibde265 = 70000;
  if (reader.past_end() || width > kMostOfLibde265 || height > kMostOfLibde265) {
    return std::nullopt;
  }
  return width * height;
}

// A NAL unit's header that says: sequence parameter set, of the base layer.
bool is_parameter_set(Bytes file, std::size_t at) {
  return file[at] == 0x42 && file[at + 1] >= 1 && file[at + 1] <= 7;
}

std::size_t big_endian(Bytes file, std::size_t at, std::size_t size) {
  std::size_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value = value << 8 | file[at + i];
  return value;
}

// Whether the number before it can be the length of what begins here.
bool has_length(Bytes file, std::size_t at, std::size_t size) {
  constexpr std::size_t kShortest = 16;
  if (at < size) return false;
  const std::size_t length = big_endian(file, at - size, size);
  return length >= kShortest && length <= file.size() - at;
}

}  // namespace

std::uint64_t largest_hevc_picture(Bytes file) {
  constexpr std::array<std::uint8_t, 4> kConfiguration = {'h', 'v', 'c', 'C'};
  std::uint64_t largest = 0;
  std::size_t end_of_configuration = 0;  // in which lengths have 2 bytes, and elsewhere 4
  for (std::size_t at = 4; at + 4 < file.size(); ++at) {
    if (std::equal(kConfiguration.begin(), kConfiguration.end(), file.begin() + at)) {
      end_of_configuration = at + big_endian(file, at - 4, 4);
    }
    if (!is_parameter_set(file, at)) continue;
    if (has_length(file, at, 4) || (at < end_of_configuration && has_length(file, at, 2))) {
      largest = std::max(largest, declared_pixels(file.subspan(at)).value_or(0));
    }
  }
  return largest;
}

}  // namespace imagelift::image
