#pragma once

#include <cstddef>
#include <limits>
#include <string_view>

namespace imagelift::stats {

/// What the answer makes of a feature (rule S24).
enum class NamingStatus {
  none,                 ///< q_within above the rate, or not tested
  named,                ///< stands in the answer
  folded,               ///< goes with the name `under` (|phi| of 0.3 and more): "also: person"
  not_on_its_own,       ///< among the rejected, but the others explain it and it goes with no name
  fragile,              ///< fails a check; `under` took its place, if one could
  same,                 ///< one hypothesis with the name `under`
  sign_turns,           ///< p* is 1: its sign turns against a raw difference beyond chance
  cannot_be_separated,  ///< p* is 1: the factors leave nothing to compare
};

std::string_view to_string(NamingStatus status);

/// From this |phi| on the sentence says "A or B: these images cannot tell them apart".
inline constexpr double kHardlyToldApart = 0.7;

/// Where a feature stands, and under which name.
struct Naming {
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  NamingStatus status = NamingStatus::none;
  std::size_t under = kNone;  ///< index into Analysis::features
  /// Of the presence of both, over rows that know both; only for folded and fragile with `under`.
  double phi = std::numeric_limits<double>::quiet_NaN();
  /// p of the last fit of the joint step that it took part in; undefined where it was in none.
  double joint_p = std::numeric_limits<double>::quiet_NaN();

  bool is_under_a_name() const { return under != kNone; }
  bool is_hardly_told_apart() const { return phi >= kHardlyToldApart || phi <= -kHardlyToldApart; }
};

}  // namespace imagelift::stats
