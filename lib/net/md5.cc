#include "net/md5.h"

#include <openssl/evp.h>

#include <array>
#include <boost/algorithm/hex.hpp>

namespace imagelift::net {

struct Md5::State {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(),
                                                                  EVP_MD_CTX_free};
};

Md5::Md5() : state_(std::make_unique<State>()) {
  EVP_DigestInit_ex(state_->context.get(), EVP_md5(), nullptr);
}

Md5::~Md5() = default;

void Md5::add(std::span<const char> piece) {
  EVP_DigestUpdate(state_->context.get(), piece.data(), piece.size());
}

std::string Md5::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  EVP_DigestFinal_ex(state_->context.get(), digest.data(), &length);
  std::string text;
  boost::algorithm::hex_lower(digest.begin(), digest.begin() + length, std::back_inserter(text));
  return text;
}

}  // namespace imagelift::net
