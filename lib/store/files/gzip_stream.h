#pragma once

#include <functional>
#include <memory>
#include <string_view>

namespace imagelift::store {

/// Compresses text piece by piece into one gzip member (RFC 1952), without a time or a name in it,
/// so that the same text gives the same bytes. Not for several threads at once.
class GzipStream {
 public:
  /// `out` takes the compressed bytes; what it throws comes through.
  explicit GzipStream(std::function<void(std::string_view)> out);
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;
  ~GzipStream();

  void write(std::string_view bytes);

  /// Ends the member; nothing is written after it.
  void finish();

 private:
  struct State;
  void deflate(std::string_view bytes, int flush);

  std::function<void(std::string_view)> out_;
  std::unique_ptr<State> state_;
};

}  // namespace imagelift::store
