#pragma once

#include <string>

#include "stats/interval.h"

namespace imagelift::report {

// Differences of CTRs as clicks among so many views; report/src/findings/click-change.ts writes the
// same. "Views" is the reader's word for impressions.

/// "11 more clicks per 1,000 views"; per 10,000 and so on where it is less than one.
std::string click_change(double difference);

/// In brackets, with the interval: "(11 more clicks per 1,000 views; sure of 6 to 16)", or "(...;
/// from −3 to +12)" where it holds 0, or without it where it is undefined.
std::string click_change(double difference, const stats::Interval& interval);

}  // namespace imagelift::report
