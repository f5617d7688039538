#pragma once

#include <cstddef>
#include <limits>
#include <string_view>

namespace imagelift::stats {

/// What the answer makes of a feature (rule S24).
enum class Standing {
  none,            ///< neither marked nor a candidate
  named,           ///< stands in the answer, or is folded there only for want of room
  folded,          ///< goes with a named one (|phi| 0.3 to 0.7): "also: person, people"
  either_or,       ///< goes with a named one (|phi| >= 0.7): "A or B, these images cannot tell"
  not_on_its_own,  ///< a candidate that the others explain, or too few to be a name
  fragile,         ///< turns with its threshold or without one family; replaced if one could be
  false_lead,      ///< marked, but not a candidate: held against the factors nothing is left
};

std::string_view to_string(Standing standing);

/// Where a feature stands, and under which one.
struct Naming {
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  Standing standing = Standing::none;
  std::size_t under = kNone;  ///< index into Analysis::features, for folded and either_or
  /// p of the joint step's last fit that the feature was part of; NaN if it was in none.
  double joint_p = std::numeric_limits<double>::quiet_NaN();
};

}  // namespace imagelift::stats
