#pragma once

#include <string>

#include "stats/findings.h"
#include "stats/interval.h"

namespace imagelift::report {

// Differences and how sure they are, in tables (report/src/core/format.ts writes the same) and in
// sentences (report/src/stats/wording.ts does).

/// A difference of CTRs in points: 0.0021 -> "+0.21"; NaN -> "–"
std::string difference_text(double difference);

/// Both ends in points: "−0.05 to +0.37"; empty where an end is NaN.
std::string interval_text(const stats::Interval& interval);

/// A rank correlation: "0.31", "−0.05"; NaN -> "–"
std::string correlation_text(double rho);

/// Decimals that show two digits of a number of this size: 2 for 0.16, at least 2, at most 6.
int decimals_for(double size);

/// "q 0.03", "q < 0.001", two digits.
std::string q_text(double q);

/// "95 % 0.05 to 0.37"
std::string range_text(const stats::Interval& interval, int decimals, const std::string& level);

/// A difference of CTRs in percentage points: "higher by 0.21 points (95 % 0.05 to 0.37, q 0.03)",
/// or "lower by ..." with the interval turned round. `level`: the words before the interval, "95
/// %"; `q`: what q_text says; empty: nothing.
std::string points_sentence(double difference, const stats::Interval& interval,
                            const std::string& level, const std::string& q = "");

/// " ▲" for higher, " ▼" for lower, else nothing.
std::string mark_sign(stats::Mark mark);

}  // namespace imagelift::report
