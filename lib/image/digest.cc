#include "image/digest.h"

#include <openssl/evp.h>

#include <array>
#include <boost/algorithm/hex.hpp>
#include <fstream>
#include <memory>
#include <vector>

#include "core/error.h"

namespace imagelift::image {
namespace {

class Digest {
 public:
  explicit Digest(const EVP_MD* kind) : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    if (!context_ || EVP_DigestInit_ex(context_.get(), kind, nullptr) != 1) refuse();
  }

  void add(const void* bytes, std::size_t count) {
    if (EVP_DigestUpdate(context_.get(), bytes, count) != 1) refuse();
  }

  std::string finish() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes;
    unsigned int size = 0;
    if (EVP_DigestFinal_ex(context_.get(), bytes.data(), &size) != 1) refuse();
    std::string text;
    boost::algorithm::hex_lower(bytes.begin(), bytes.begin() + size, std::back_inserter(text));
    return text;
  }

 private:
  [[noreturn]] static void refuse() {
    throw run_error("OpenSSL does not offer SHA-256 or MD5 (is it in FIPS mode?)");
  }

  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

std::string digest_of(const EVP_MD* kind, std::span<const std::uint8_t> bytes) {
  Digest digest(kind);
  digest.add(bytes.data(), bytes.size());
  return digest.finish();
}

}  // namespace

Content content_of(std::span<const std::uint8_t> bytes) {
  return {digest_of(EVP_sha256(), bytes), digest_of(EVP_md5(), bytes), bytes.size()};
}

std::string sha256_of_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  Digest digest(EVP_sha256());
  std::vector<char> block(1 << 20);
  while (file) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    digest.add(block.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (!file.eof()) throw run_error("cannot read " + path.string());
  return digest.finish();
}

}  // namespace imagelift::image
