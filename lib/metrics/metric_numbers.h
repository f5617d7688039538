#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "metrics/metric_options.h"

namespace imagelift::metrics {

/// A clause that says what is wrong with a cell, without naming row or column.
struct CellFault {
  std::string message;
};

/// A CTR as a fraction 0..1. `2.3%` is a percentage whatever `unit` says. A decimal comma is read
/// where `comma_is_decimal`, that is in files which are not separated by commas.
std::variant<double, CellFault> parse_ctr(std::string_view cell, CtrUnit unit,
                                          bool comma_is_decimal);

/// A plain decimal number, finite; an exponent is allowed.
std::variant<double, CellFault> parse_number(std::string_view cell, bool comma_is_decimal);

/// Without spaces and tabs at its ends.
std::string_view trimmed(std::string_view text);

}  // namespace imagelift::metrics
