#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace imagelift::net {

/// Takes decoded bytes, at most 64 KiB at once. False: enough.
using TakeDecoded = std::function<bool(std::span<const std::uint8_t>)>;

/// Undoes the Content-Encoding of one body: gzip (RFC 1952, of any number of members) and deflate
/// (RFC 1950; RFC 1951 where the zlib header lacks). Bytes that do not begin as their encoding says
/// pass unchanged: servers name encodings that they have not applied. It bounds no size: whoever
/// takes does. One thread.
class ContentDecoder {
 public:
  /// `encoding` is the field's value; empty, `identity` and words that name no compression (S3's
  /// `aws-chunked`) decode nothing. See refused_encoding first.
  explicit ContentDecoder(std::string_view encoding);
  ContentDecoder(ContentDecoder&&) noexcept;
  ContentDecoder& operator=(ContentDecoder&&) noexcept;
  ~ContentDecoder();

  enum class Outcome { fine, enough, damaged };

  Outcome decode(std::span<const std::uint8_t> piece, const TakeDecoded& take);

  /// After the last piece. Damaged where a compressed stream ends early.
  Outcome finish(const TakeDecoded& take);

 private:
  class Layer;
  Outcome decode_from(std::size_t layer, std::span<const std::uint8_t> piece,
                      const TakeDecoded& take);

  std::vector<std::unique_ptr<Layer>> layers_;  // the last that was applied comes first
};

/// The encoding in this field that is known and never asked for (br, zstd, compress), or more of
/// them than anybody applies; else empty.
std::string refused_encoding(std::string_view encoding);

}  // namespace imagelift::net
