#include "net/content_decoder.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <boost/beast/core/string.hpp>
#include <new>
#include <utility>

namespace imagelift::net {
namespace {

using boost::beast::iequals;
using Bytes = std::span<const std::uint8_t>;

constexpr std::size_t kMostLayers = 3;
constexpr std::size_t kPieceBytes = 64 << 10;
// zlib's windowBits for each format.
constexpr int kRaw = -MAX_WBITS;
constexpr int kZlib = MAX_WBITS;
constexpr int kGzip = MAX_WBITS + 16;

/// The words of a field, in the order in which the encodings were applied.
std::vector<std::string_view> words_of(std::string_view field) {
  std::vector<std::string_view> words;
  while (!field.empty()) {
    const auto comma = std::min(field.find(','), field.size());
    auto word = field.substr(0, comma);
    field.remove_prefix(std::min(comma + 1, field.size()));
    word.remove_prefix(std::min(word.find_first_not_of(" \t"), word.size()));
    word = word.substr(0, word.find_first_of(" \t;"));
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

bool is_gzip(std::string_view word) {
  return iequals(word, "gzip") || iequals(word, "x-gzip");
}

bool is_decoded(std::string_view word) {
  return is_gzip(word) || iequals(word, "deflate");
}

bool begins_as_gzip(Bytes bytes) {
  return bytes.size() >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B;
}

/// RFC 1950, 2.2: method 8, a window of at most 32 KiB, and the check of both bytes.
bool begins_as_zlib(Bytes bytes) {
  return bytes.size() >= 2 && (bytes[0] & 0x0F) == 8 && bytes[0] >> 4 <= 7 &&
         (bytes[0] * 256 + bytes[1]) % 31 == 0;
}

}  // namespace

/// One encoding.
class ContentDecoder::Layer {
 public:
  explicit Layer(bool gzip) : gzip_(gzip) {}
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;
  ~Layer() {
    if (state_ == State::inside) ::inflateEnd(&stream_);
  }

  Outcome decode(Bytes piece, const TakeDecoded& take) {
    if (state_ == State::unknown) {
      begin_.insert(begin_.end(), piece.begin(), piece.end());
      if (begin_.size() < 2) return Outcome::fine;
      choose();
      const auto begin = std::exchange(begin_, {});
      return decode(begin, take);
    }
    if (state_ == State::plain) return take(piece) ? Outcome::fine : Outcome::enough;
    return inflate(piece, take);
  }

  Outcome finish(const TakeDecoded& take) {
    if (state_ == State::unknown) {  // less than two bytes are compressed by nobody
      return begin_.empty() || take(begin_) ? Outcome::fine : Outcome::enough;
    }
    return state_ == State::inside && !between_members_ ? Outcome::damaged : Outcome::fine;
  }

 private:
  enum class State { unknown, plain, inside, over };

  void choose() {
    state_ = State::plain;
    if (begins_as_gzip(begin_)) return open(kGzip);
    if (begins_as_zlib(begin_)) return open(kZlib);
    if (!gzip_) open(kRaw);
  }

  void open(int window_bits) {
    if (::inflateInit2(&stream_, window_bits) != Z_OK) throw std::bad_alloc();
    state_ = State::inside;
    is_gzip_file_ = window_bits == kGzip;
  }

  /// What follows a stream is another member of gzip, or padding that does not count.
  bool goes_on_after_end() {
    if (state_ == State::over || stream_.avail_in == 0) return false;
    const Bytes rest(stream_.next_in, stream_.avail_in);
    if (is_gzip_file_ && rest[0] == 0x1F && (rest.size() == 1 || rest[1] == 0x8B)) {
      return ::inflateReset(&stream_) == Z_OK;
    }
    ::inflateEnd(&stream_);
    state_ = State::over;
    return false;
  }

  Outcome inflate(Bytes piece, const TakeDecoded& take) {
    std::array<std::uint8_t, kPieceBytes> out;
    stream_.next_in = const_cast<Bytef*>(piece.data());  // zlib's interface; it only reads
    stream_.avail_in = static_cast<uInt>(piece.size());
    if (between_members_ && !goes_on_after_end()) return Outcome::fine;
    while (state_ == State::inside) {
      between_members_ = false;
      stream_.next_out = out.data();
      stream_.avail_out = static_cast<uInt>(out.size());
      const int code = ::inflate(&stream_, Z_NO_FLUSH);
      const auto count = out.size() - stream_.avail_out;
      if (count > 0 && !take(Bytes(out).first(count))) return Outcome::enough;
      between_members_ = code == Z_STREAM_END;
      if (between_members_ && !goes_on_after_end()) return Outcome::fine;
      if (code != Z_OK && code != Z_STREAM_END) {
        return code == Z_BUF_ERROR && stream_.avail_in == 0 ? Outcome::fine : Outcome::damaged;
      }
      if (stream_.avail_in == 0 && stream_.avail_out > 0) return Outcome::fine;
    }
    return Outcome::fine;
  }

  const bool gzip_;
  State state_ = State::unknown;
  bool is_gzip_file_ = false;
  bool between_members_ = false;
  std::vector<std::uint8_t> begin_;
  z_stream stream_{};
};

ContentDecoder::ContentDecoder(std::string_view encoding) {
  for (const auto word : words_of(encoding)) {
    if (is_decoded(word)) layers_.insert(layers_.begin(), std::make_unique<Layer>(is_gzip(word)));
  }
}

ContentDecoder::ContentDecoder(ContentDecoder&&) noexcept = default;
ContentDecoder& ContentDecoder::operator=(ContentDecoder&&) noexcept = default;
ContentDecoder::~ContentDecoder() = default;

ContentDecoder::Outcome ContentDecoder::decode(Bytes piece, const TakeDecoded& take) {
  return decode_from(0, piece, take);
}

ContentDecoder::Outcome ContentDecoder::decode_from(std::size_t layer, Bytes piece,
                                                    const TakeDecoded& take) {
  if (layer == layers_.size()) return take(piece) ? Outcome::fine : Outcome::enough;
  auto inner = Outcome::fine;
  const auto outcome = layers_[layer]->decode(piece, [&](Bytes decoded) {
    inner = decode_from(layer + 1, decoded, take);
    return inner == Outcome::fine;
  });
  return inner == Outcome::fine ? outcome : inner;
}

ContentDecoder::Outcome ContentDecoder::finish(const TakeDecoded& take) {
  for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
    auto inner = Outcome::fine;
    const auto outcome = layers_[layer]->finish([&](Bytes decoded) {
      inner = decode_from(layer + 1, decoded, take);
      return inner == Outcome::fine;
    });
    if (inner != Outcome::fine) return inner;
    if (outcome != Outcome::fine) return outcome;
  }
  return Outcome::fine;
}

std::string refused_encoding(std::string_view encoding) {
  const auto words = words_of(encoding);
  for (const auto word : words) {
    for (const std::string_view known : {"br", "zstd", "compress", "x-compress", "dcb", "dcz"}) {
      if (iequals(word, known)) return std::string(known);
    }
  }
  const auto layers = static_cast<std::size_t>(std::ranges::count_if(words, is_decoded));
  return layers > kMostLayers ? "gzip" : "";
}

}  // namespace imagelift::net
