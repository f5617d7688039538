#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "metrics/metric_options.h"

namespace imagelift::metrics {

/// A clause that says what is wrong with a cell, without naming row or column.
struct CellFault {
  std::string message;
};

/// A count: digits only, up to 10^15; `12.0`, as table programs write it, is 12.
std::variant<std::uint64_t, CellFault> parse_count(std::string_view cell);

/// A CTR as a fraction 0..1. `2.3%` is a percentage whatever `unit` says. A decimal comma is read
/// where `comma_is_decimal`, that is in files which are not separated by commas.
std::variant<double, CellFault> parse_ctr(std::string_view cell, CtrUnit unit,
                                          bool comma_is_decimal);

/// A plain decimal number, finite; an exponent is allowed.
std::variant<double, CellFault> parse_number(std::string_view cell, bool comma_is_decimal);

/// True for a day of the Gregorian calendar written 2026-01-31.
bool is_iso_date(std::string_view cell);

/// Without spaces and tabs at its ends.
std::string_view trimmed(std::string_view text);

}  // namespace imagelift::metrics
