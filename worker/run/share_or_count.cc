#include "worker/run/share_or_count.h"

#include <charconv>

#include "core/error.h"

namespace imagelift::worker {

ShareOrCount::ShareOrCount(std::string_view text, const std::string& option) : text_(text) {
  is_share_ = text.ends_with('%');
  if (is_share_) text.remove_suffix(1);
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, limit_);
  const bool in_range = limit_ >= 0 && limit_ <= (is_share_ ? 100 : 1e9);
  const bool is_count = in_range && limit_ == static_cast<double>(static_cast<std::size_t>(limit_));
  if (error != std::errc() || rest != end || !in_range || !(is_share_ || is_count)) {
    throw usage_error(option + " '" + text_ + "' is neither a share such as 5% nor a count");
  }
}

double ShareOrCount::difference(std::size_t count, std::size_t all) const {
  if (!is_share_) return limit_ - static_cast<double>(count);
  return limit_ * static_cast<double>(all) - 100 * static_cast<double>(count);
}

}  // namespace imagelift::worker
