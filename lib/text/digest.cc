#include "text/digest.h"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <vector>

#include "text/file_handle.h"
#include "text/hex.h"

namespace imagelift::text {
namespace {

void require(int done) {
  if (done != 1) {
    throw SystemError("OpenSSL does not offer SHA-256 or MD5 (is it in FIPS mode?).");
  }
}

std::string digest_of(DigestKind kind, std::string_view bytes) {
  Digest digest(kind);
  digest.add(bytes);
  return digest.hex();
}

}  // namespace

struct Digest::State {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(),
                                                                  &EVP_MD_CTX_free};
};

Digest::Digest(DigestKind kind) : state_(std::make_unique<State>()) {
  const EVP_MD* method = kind == DigestKind::sha256 ? EVP_sha256() : EVP_md5();
  require(EVP_DigestInit_ex(state_->context.get(), method, nullptr));
}

Digest::~Digest() = default;

void Digest::add(std::string_view piece) {
  require(EVP_DigestUpdate(state_->context.get(), piece.data(), piece.size()));
}

std::string Digest::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  require(EVP_DigestFinal_ex(state_->context.get(), bytes.data(), &size));
  return to_hex({reinterpret_cast<const char*>(bytes.data()), size});
}

std::string sha256(std::string_view bytes) {
  return digest_of(DigestKind::sha256, bytes);
}

std::string md5(std::string_view bytes) {
  return digest_of(DigestKind::md5, bytes);
}

std::optional<std::string> digest_of_file(DigestKind kind, const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  Digest digest(kind);
  std::vector<char> block(1 << 20);
  while (stream) {
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    digest.add({block.data(), static_cast<std::size_t>(stream.gcount())});
  }
  return stream.eof() ? std::optional(digest.hex()) : std::nullopt;
}

}  // namespace imagelift::text
