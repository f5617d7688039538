#include "core/share_or_count.h"

#include <array>
#include <charconv>

namespace imagelift {

double ShareOrCount::difference(std::size_t count, std::size_t all) const {
  if (!is_share) return limit - static_cast<double>(count);
  return limit * static_cast<double>(all) - 100 * static_cast<double>(count);
}

bool ShareOrCount::is_valid() const {
  if (!(limit >= 0 && limit <= (is_share ? 100 : 1e9))) return false;
  return is_share || limit == static_cast<double>(static_cast<std::size_t>(limit));
}

std::string to_string(const ShareOrCount& bound) {
  if (!bound.is_share) return std::to_string(static_cast<std::size_t>(bound.limit));
  std::array<char, 32> text;  // the shortest that reads back as the same number
  const auto end = std::to_chars(text.data(), text.data() + text.size(), bound.limit).ptr;
  return std::string(text.data(), end) + "%";
}

std::optional<ShareOrCount> share_or_count_from_string(std::string_view text) {
  ShareOrCount bound;
  bound.is_share = text.ends_with('%');
  if (bound.is_share) text.remove_suffix(1);
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, bound.limit);
  if (error != std::errc() || rest != end || !bound.is_valid()) return std::nullopt;
  return bound;
}

}  // namespace imagelift
