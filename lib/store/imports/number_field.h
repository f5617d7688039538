#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace imagelift::store {

/// A clause that says what is wrong with a field, without naming row or column.
struct FieldFault {
  std::string message;
};

/// A plain decimal number, finite; an exponent is allowed. A decimal comma is read where
/// `comma_is_decimal`, that is in files which are not separated by commas.
std::variant<double, FieldFault> number_field(std::string_view field, bool comma_is_decimal);

/// A CTR as it is written: 2.3 of `2.3%` and of `2.3`.
struct WrittenCtr {
  double value = 0;  ///< 0 and more; of a percentage at most 100
  bool is_percent = false;
};
std::variant<WrittenCtr, FieldFault> ctr_field(std::string_view field, bool comma_is_decimal);

/// Without spaces and tabs at its ends.
std::string_view trimmed(std::string_view text);

}  // namespace imagelift::store
