#include "metrics/shown_name.h"

#include "core/shown_text.h"

namespace imagelift::metrics {
namespace {

constexpr std::size_t kLongestShown = 200;

/// At most so many bytes, whole characters of UTF-8.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (text[most] & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

}  // namespace

std::string shown_name(std::string_view name) {
  std::string text = shown_address(cut(name, 4 * kLongestShown));
  const auto begin = cut(text, kLongestShown);
  return begin.size() < text.size() ? std::string(begin) + "..." : text;
}

}  // namespace imagelift::metrics
