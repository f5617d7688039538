#include "worker/run/gates.h"

#include "core/error.h"
#include "worker/format.h"

namespace imagelift::worker {

ShareOrCount gate_bound(std::string_view text, const std::string& option) {
  if (const auto bound = share_or_count_from_string(text)) return *bound;
  throw usage_error(option + " '" + std::string(text) +
                    "' is neither a share such as 5% nor a count");
}

report::Gate failed_gate(const std::optional<ShareOrCount>& most, std::size_t failed,
                         std::size_t listed) {
  if (!most || listed == 0 || !most->is_above(failed, listed)) return {};
  return {true, fmt::format("{} of {} images failed; the gate allows {}", failed, listed,
                            to_string(*most))};
}

report::Gate matched_gate(const std::optional<ShareOrCount>& least,
                          const metrics::MatchedSides& sides) {
  const ShareOrCount bound = least.value_or(kLeastMatched);
  if (sides.rows == 0 || sides.images == 0) return {};
  if (!bound.is_below(sides.images_with_rows, sides.images)) return {};
  return {true, fmt::format("the metrics fit only {} of {} images, and --min-matched asks for {}; "
                            "unmatched.json lists the names on both sides",
                            sides.images_with_rows, sides.images, to_string(bound))};
}

report::Gate both(report::Gate one, const report::Gate& other) {
  if (!other.broken) return one;
  if (!one.broken) return other;
  one.reason += "; " + other.reason;
  return one;
}

}  // namespace imagelift::worker
