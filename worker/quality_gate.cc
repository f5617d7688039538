#include "worker/quality_gate.h"

#include <charconv>

#include "core/error.h"

namespace imagelift::worker {

QualityGate::QualityGate(std::string_view max_failed) : text_(max_failed) {
  is_share_ = max_failed.ends_with('%');
  if (is_share_) max_failed.remove_suffix(1);
  const char* end = max_failed.data() + max_failed.size();
  const auto [rest, error] = std::from_chars(max_failed.data(), end, limit_);
  const bool is_count = limit_ == static_cast<double>(static_cast<std::size_t>(limit_));
  const bool in_range = limit_ >= 0 && limit_ <= (is_share_ ? 100 : 1e9) && (is_share_ || is_count);
  if (error != std::errc() || rest != end || !in_range) {
    throw usage_error("--max-failed '" + text_ + "' is neither a share such as 5% nor a count");
  }
}

bool QualityGate::is_broken(std::size_t failed, std::size_t listed) const {
  if (text_.empty()) return false;
  if (listed == 0) return true;
  const auto count = static_cast<double>(failed);
  return is_share_ ? 100 * count > limit_ * static_cast<double>(listed) : count > limit_;
}

}  // namespace imagelift::worker
