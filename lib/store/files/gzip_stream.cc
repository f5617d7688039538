#include "store/files/gzip_stream.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <new>
#include <utility>

namespace imagelift::store {
namespace {

constexpr int kLevel = 6;
constexpr int kGzipWindow = 15 + 16;  // 32 KiB, with gzip's frame around it
constexpr int kMemory = 8;

}  // namespace

struct GzipStream::State {
  z_stream stream{};
};

GzipStream::GzipStream(std::function<void(std::string_view)> out)
    : out_(std::move(out)), state_(std::make_unique<State>()) {
  const int result =
      deflateInit2(&state_->stream, kLevel, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY);
  if (result != Z_OK) throw std::bad_alloc();  // the parameters are constants
}

GzipStream::~GzipStream() {
  deflateEnd(&state_->stream);
}

void GzipStream::deflate(std::string_view bytes, int flush) {
  std::array<char, 64 << 10> piece;
  z_stream& stream = state_->stream;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  do {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    ::deflate(&stream, flush);
    out_({piece.data(), piece.size() - stream.avail_out});
  } while (stream.avail_out == 0);
}

void GzipStream::write(std::string_view bytes) {
  constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), kMost))) {
    deflate(bytes.substr(0, kMost), Z_NO_FLUSH);
  }
}

void GzipStream::finish() {
  deflate({}, Z_FINISH);
}

}  // namespace imagelift::store
