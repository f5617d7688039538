#include "image/apng_structure.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>

namespace imagelift::image {
namespace {

constexpr std::size_t kSignature = 8;
constexpr std::size_t kHeaderChunk = 25;  // IHDR with its length, name and checksum
constexpr std::size_t kAround = 12;       // what a chunk has besides its content

std::uint32_t big_u16(Bytes bytes, std::size_t at) {
  return static_cast<std::uint32_t>(bytes[at] << 8 | bytes[at + 1]);
}

std::uint32_t big_u32(Bytes bytes, std::size_t at) {
  return big_u16(bytes, at) << 16 | big_u16(bytes, at + 2);
}

struct Chunk {
  std::string_view name;
  Bytes content;
  std::size_t begin;
  std::size_t end;
};

// The chunk that begins there; nothing where it is not whole.
std::optional<Chunk> chunk_at(Bytes bytes, std::size_t at) {
  if (at > bytes.size() || bytes.size() - at < kAround) return std::nullopt;
  const std::size_t size = big_u32(bytes, at);
  if (size > bytes.size() - at - kAround) return std::nullopt;
  return Chunk{{reinterpret_cast<const char*>(&bytes[at + 4]), 4},
               bytes.subspan(at + 8, size),
               at,
               at + kAround + size};
}

int side(std::uint32_t value) {
  return static_cast<int>(std::min<std::uint32_t>(value, std::numeric_limits<int>::max() / 4));
}

// A frame control chunk of 26 bytes.
Frame frame_of(Bytes control) {
  const std::uint32_t parts = big_u16(control, 22) == 0 ? 100 : big_u16(control, 22);
  Frame frame{side(big_u32(control, 12)),
              side(big_u32(control, 16)),
              {side(big_u32(control, 4)), side(big_u32(control, 8))},
              big_u16(control, 20) * 1000 / parts};
  frame.after = control[24] == 1   ? AfterFrame::clear
                : control[24] == 2 ? AfterFrame::restore
                                   : AfterFrame::keep;
  frame.replaces = control[25] == 0;
  return frame;
}

void append(std::vector<std::uint8_t>& file, std::string_view name, Bytes content) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    file.push_back(static_cast<std::uint8_t>(content.size() >> shift));
  }
  file.insert(file.end(), name.begin(), name.end());
  file.insert(file.end(), content.begin(), content.end());
  file.insert(file.end(), 4, 0);
}

}  // namespace

ApngStructure apng_structure(Bytes bytes) {
  ApngStructure apng;
  Animation& animation = apng.animation;
  animation.count = 0;
  bool animated = false;
  for (auto chunk = chunk_at(bytes, kSignature); chunk; chunk = chunk_at(bytes, chunk->end)) {
    const std::size_t size = chunk->content.size();
    if (chunk->name == "IHDR" && size >= 8) {
      animation.canvas = {side(big_u32(chunk->content, 0)), side(big_u32(chunk->content, 4))};
    } else if (chunk->name == "acTL" && size == 8) {
      animated = true;
      animation.loops = big_u32(chunk->content, 4) != 1;
    } else if (chunk->name == "IDAT" && !animated) {
      return {};
    } else if ((chunk->name == "PLTE" || chunk->name == "tRNS") && apng.shared.size() < 2) {
      apng.shared.push_back({chunk->begin, chunk->end});
    } else if (chunk->name == "fcTL" && size == 26 && animation.count++ < kMostFrames) {
      animation.frames.push_back(frame_of(chunk->content));
      apng.places.push_back({chunk->end, chunk->end});
    } else if ((chunk->name == "IDAT" || chunk->name == "fdAT") && !apng.places.empty() &&
               animation.count <= kMostFrames) {
      apng.places.back().end = chunk->end;
    }
  }
  return apng;
}

std::vector<std::uint8_t> single_png(Bytes bytes, const ApngStructure& apng, std::size_t index) {
  const auto first = bytes.first(kSignature + kHeaderChunk);
  std::vector<std::uint8_t> file(first.begin(), first.end());
  const Size size = apng.animation.frames[index].size;
  for (int i = 0; i < 4; ++i) {
    file[kSignature + 8 + static_cast<std::size_t>(i)] =
        static_cast<std::uint8_t>(size.width >> (24 - 8 * i));
    file[kSignature + 12 + static_cast<std::size_t>(i)] =
        static_cast<std::uint8_t>(size.height >> (24 - 8 * i));
  }
  for (const ApngChunks& shared : apng.shared) {
    const auto chunk = chunk_at(bytes, shared.begin);
    append(file, chunk->name, chunk->content);
  }
  const ApngChunks& place = apng.places[index];
  for (auto part = chunk_at(bytes, place.begin); part && part->end <= place.end;
       part = chunk_at(bytes, part->end)) {
    if (part->name == "IDAT") append(file, "IDAT", part->content);
    if (part->name == "fdAT" && part->content.size() >= 4) {
      append(file, "IDAT", part->content.subspan(4));  // without its sequence number
    }
  }
  append(file, "IEND", {});
  return file;
}

}  // namespace imagelift::image
