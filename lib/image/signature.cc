#include "image/signature.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "core/file_format.h"
#include "text/bytes.h"

namespace imagelift::image {
namespace {

constexpr std::array kReaders = {
    Reader{"jpeg", read_jpeg}, Reader{"png", read_png},   Reader{"webp", read_webp},
    Reader{"gif", read_gif},   Reader{"bmp", read_bmp},   Reader{"tiff", read_tiff},
    Reader{"avif", read_avif}, Reader{"heic", read_heic}, Reader{"jxl", read_jxl},
};

Failure refusal(const FileFormat* found) {
  const std::string known = " (" + known_formats() + ")";
  if (found == nullptr) {
    return {Stage::decode, FailureCode::not_an_image, "no image of a known format" + known};
  }
  const std::string name(found->name);
  if (found->kind == FileKind::other) {
    return {Stage::decode, FailureCode::not_an_image, "this is " + name + " and no image"};
  }
  return {Stage::decode, FailureCode::unsupported_format,
          "this is " + name + ", which is not read" + known};
}

}  // namespace

std::variant<const Reader*, Failure> reader_of(Bytes bytes) {
  const FileFormat* found = file_format_of(text::as_text(bytes));
  if (found == nullptr || found->kind != FileKind::decoded) return refusal(found);
  const auto reader = std::ranges::find(kReaders, found->id, &Reader::format);
  if (reader == kReaders.end()) return refusal(found);
  return &*reader;
}

std::string known_formats() {
  std::string names;
  for (const Reader& reader : kReaders) {
    if (!names.empty()) names += ", ";
    names += reader.format;
  }
  return names;
}

}  // namespace imagelift::image
