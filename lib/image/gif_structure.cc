#include "image/gif_structure.h"

#include <algorithm>
#include <string_view>

#include "image/bmp_header.h"

namespace imagelift::image {
namespace {

constexpr std::size_t kHeader = 13;  // signature and logical screen descriptor
constexpr std::size_t kDescriptor = 10;
constexpr std::uint8_t kImageMark = ',';
constexpr std::uint8_t kExtensionMark = '!';

std::size_t palette_bytes(std::uint8_t flags) {
  return flags & 0x80 ? std::size_t{3} * (2u << (flags & 7)) : 0;
}

// What a graphic control says of the frame behind it.
struct Control {
  std::uint32_t milliseconds = 0;
  AfterFrame after = AfterFrame::keep;
  int transparent = -1;
};

class Walk {
 public:
  explicit Walk(Bytes bytes) : bytes_(bytes) {
    gif_.header_end = std::min(kHeader + palette_bytes(bytes[10]), bytes.size());
    at_ = gif_.header_end;
    gif_.animation.count = 0;
    gif_.animation.loops = false;
  }

  GifStructure run() {
    while (at_ < bytes_.size() && (bytes_[at_] == kImageMark || bytes_[at_] == kExtensionMark)) {
      if (bytes_[at_] == kExtensionMark) {
        read_extension();
      } else if (!read_frame()) {
        break;
      }
    }
    return std::move(gif_);
  }

 private:
  // Passes over sub-blocks; the end of the last that is whole.
  std::size_t skip_blocks() {
    while (at_ < bytes_.size() && bytes_[at_] != 0) {
      const std::size_t next = at_ + 1 + bytes_[at_];
      if (next > bytes_.size()) {
        const std::size_t end = at_;
        at_ = bytes_.size();
        return end;
      }
      at_ = next;
    }
    return std::min(at_++, bytes_.size());
  }

  void read_extension() {
    const std::size_t at = at_;
    at_ += 2;
    skip_blocks();
    const Bytes block = bytes_.subspan(at, std::min(at_, bytes_.size()) - at);
    if (block.size() >= 8 && block[1] == 0xF9 && block[2] == 4) read_control(block);
    if (block.size() < 19 || block[1] != 0xFF || block[2] != 11 || block[15] != 1) return;
    const std::string_view name(reinterpret_cast<const char*>(&block[3]), 11);
    if (name == "NETSCAPE2.0" || name == "ANIMEXTS1.0") gif_.animation.loops = true;
  }

  void read_control(Bytes block) {
    const int disposal = block[3] >> 2 & 7;
    control_.after = disposal == 2   ? AfterFrame::clear
                     : disposal == 3 ? AfterFrame::restore
                                     : AfterFrame::keep;
    control_.milliseconds = little_u16(block, 4) * 10;
    control_.transparent = block[3] & 1 ? block[6] : -1;
  }

  // False where its descriptor is cut off.
  bool read_frame() {
    GifFrame place{at_, 0, control_.transparent};
    if (bytes_.size() - at_ < kDescriptor) return false;
    const auto part = [&](std::size_t offset) {
      return static_cast<int>(little_u16(bytes_, place.begin + offset));
    };
    const Frame frame{part(1),
                      part(3),
                      {part(5), part(7)},
                      control_.milliseconds,
                      control_.after,
                      control_.transparent < 0};
    at_ += kDescriptor + palette_bytes(bytes_[at_ + 9]) + 1;  // and the size of the first code
    place.end = skip_blocks();
    if (gif_.animation.count++ < kMostFrames) {
      gif_.animation.frames.push_back(frame);
      gif_.places.push_back(place);
    }
    control_ = {};
    return true;
  }

  const Bytes bytes_;
  std::size_t at_ = 0;
  Control control_;
  GifStructure gif_;
};

}  // namespace

std::variant<GifStructure, Failure> gif_structure(Bytes bytes) {
  if (bytes.size() < kHeader) return damaged("GIF", "it ends early");
  GifStructure gif = Walk(bytes).run();
  if (gif.animation.frames.empty()) return damaged("GIF", "it holds no image");
  // An image that reaches over the canvas widens it, as in Pillow.
  const Frame& first = gif.animation.frames.front();
  gif.animation.canvas = {
      std::max(static_cast<int>(little_u16(bytes, 6)), first.x + first.size.width),
      std::max(static_cast<int>(little_u16(bytes, 8)), first.y + first.size.height)};
  return gif;
}

std::vector<std::uint8_t> single_gif(Bytes bytes, const GifStructure& gif, std::size_t index) {
  constexpr std::uint8_t kTrailer = ';';
  const GifFrame& place = gif.places[index];
  std::vector<std::uint8_t> file(bytes.begin(),
                                 bytes.begin() + static_cast<std::ptrdiff_t>(gif.header_end));
  const auto add = [&](std::size_t from, std::size_t to) {
    const Bytes part = bytes.subspan(from, to - from);
    file.insert(file.end(), part.begin(), part.end());
  };
  add(place.begin, place.end);
  const std::size_t cut = bytes.size() - place.end;
  if (cut > 1 && bytes[place.end] >= cut) {
    file.push_back(static_cast<std::uint8_t>(cut - 1));
    add(place.end + 1, bytes.size());
  }
  file.push_back(0);
  file.push_back(kTrailer);
  return file;
}

}  // namespace imagelift::image
