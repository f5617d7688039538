#include "image/digest.h"

#include "core/error.h"
#include "text/bytes.h"
#include "text/digest.h"

namespace imagelift::image {

Content content_of(std::span<const std::uint8_t> bytes) {
  const auto text = text::as_text(bytes);
  return {text::sha256(text), text::md5(text), bytes.size()};
}

std::string sha256_of_file(const std::filesystem::path& path) {
  auto digest = text::digest_of_file(text::DigestKind::sha256, path);
  if (!digest) throw run_error("The file " + path.string() + " cannot be read.");
  return *digest;
}

}  // namespace imagelift::image
