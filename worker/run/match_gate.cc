#include "worker/run/match_gate.h"

#include "worker/format.h"

namespace imagelift::worker {

report::Gate MatchGate::of(const store::MatchedSides& sides) const {
  if (sides.rows == 0 || sides.images == 0) return {};
  if (!least_.is_below(sides.images_with_rows, sides.images)) return {};
  return {true, fmt::format("the metrics fit only {} of {} images, and --min-matched asks for {}; "
                            "unmatched.json lists the names on both sides",
                            sides.images_with_rows, sides.images, text())};
}

report::Gate both(report::Gate one, const report::Gate& other) {
  if (!other.broken) return one;
  if (!one.broken) return other;
  one.reason += "; " + other.reason;
  return one;
}

}  // namespace imagelift::worker
