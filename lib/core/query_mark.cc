#include "core/query_mark.h"

#include <algorithm>

#include "core/image_extension.h"
#include "text/hex.h"

namespace imagelift {
namespace {

constexpr std::size_t kDigits = 6;

bool is_mark(std::string_view text) {
  return text.size() == kDigits + 1 && text[0] == '?' && text::is_lower_hex(text.substr(1));
}

}  // namespace

std::string with_query_mark(std::string_view path, std::string_view digits) {
  if (digits.empty()) return std::string(path);
  const auto stem = without_image_extension(path);
  std::string marked(stem);
  marked += '?';
  marked += digits;
  marked += path.substr(stem.size());
  return marked;
}

std::string without_query_mark(std::string_view path) {
  const auto stem = without_image_extension(path);
  const std::size_t begin = stem.size() - std::min(stem.size(), kDigits + 1);
  if (!is_mark(stem.substr(begin))) return std::string(path);
  return std::string(stem.substr(0, begin)) + std::string(path.substr(stem.size()));
}

}  // namespace imagelift
