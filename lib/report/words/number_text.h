#pragma once

#include <string>
#include <string_view>

#include "report/data/report_data.h"

namespace imagelift::report {

// Numbers as a reader sees them; report/src/core/format.ts writes the same. Spaces inside a number
// are no-break spaces.

/// Decimals that show three digits of a percentage, as far as three decimals do.
int decimals_of(double percent);

/// 2553 -> "2,553"
std::string count_text(double n);

/// A CTR, 0..1: 0.0231 -> "2.31 %"; NaN -> "–"
std::string ctr_text(double ctr);

/// A CTR on an axis whose marks are `step` apart: no more decimals than that needs.
std::string tick_text(double ctr, double step);

/// "2.31 % (59 / 2,553)", without the counts where they are unknown, "–" without a CTR.
std::string ctr_text(const ReportImage& image);

/// A q-value: "0.031", "< 0.001"
std::string probability_text(double p);

/// A number with so many decimals, e.g. for SVG coordinates; never in exponent form, nor "-0".
std::string fixed(double value, int decimals);

/// A value of a measure, with four digits that count: "0.2279", "657.5", "12,346"
std::string measure_text(double value);

/// An amount or a count with its unit, which may be empty: "1,234.50 EUR", "0.052 EUR", "12". Whole
/// numbers have no decimals; others two, or so many that two digits count.
std::string amount_text(double value, const std::string& unit = "");

/// "2026-11-21T08:00:00Z" -> "2026-11-21 08:00 UTC"; other text stays as it is.
std::string moment_text(const std::string& iso);

}  // namespace imagelift::report
