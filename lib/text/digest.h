#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace imagelift::text {

/// MD5 tells accidents, not attackers.
enum class DigestKind { sha256, md5 };

/// The digest of bytes that come in pieces. Throws SystemError where OpenSSL does not offer it.
class Digest {
 public:
  explicit Digest(DigestKind kind);
  ~Digest();
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;

  void add(std::string_view piece);

  /// Lower-case hex digits, 64 of SHA-256 and 32 of MD5. Ends the sum; called once.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The digests of bytes, as Digest::hex.
std::string sha256(std::string_view bytes);
std::string md5(std::string_view bytes);

/// The digest of a file's bytes; nothing where it cannot be read to its end.
std::optional<std::string> digest_of_file(DigestKind kind, const std::filesystem::path& file);

}  // namespace imagelift::text
