#include "metrics/number_signs.h"

#include <algorithm>

#include "metrics/heading_key.h"
#include "text/utf8.h"

namespace imagelift::metrics {
namespace {

constexpr char other(char sign) {
  return sign == '.' ? ',' : '.';
}

constexpr Grouping grouping_by(char sign) {
  return sign == '.' ? Grouping::point : Grouping::comma;
}

enum class Use { decimals, groups, open };

/// What `sign`, which may be either, is by the other cells of the column.
Use use_in(const SignEvidence& column, char sign) {
  if (column.has_decimal(sign)) return Use::decimals;
  if (column.excludes_decimals(sign)) return Use::groups;
  if (column.has_grouping(sign) || column.has_decimal(other(sign))) return Use::groups;
  if (column.has_grouping(other(sign)) || column.has_other_grouping()) return Use::decimals;
  return Use::open;
}

/// The same by what such a column holds, and then by the rest of the file.
Use use_by_kind(const SignEvidence& column, char sign, NumberColumn kind, const FileSigns& file) {
  if (kind == NumberColumn::rate) return Use::decimals;  // 1.234 % cannot be 1234 %
  if (file.decimal() != '\0') return file.decimal() == sign ? Use::decimals : Use::groups;
  const bool one_way =
      kind == NumberColumn::count && !column.is_only_thousands(sign) && !column.has_ungrouped();
  return one_way ? Use::groups : Use::open;
}

}  // namespace

void SignEvidence::add(const NumberCell& cell, std::size_t row, std::string_view written) {
  ++numbers_;
  percents_ += cell.is_percent ? 1 : 0;
  exponents_ += cell.has_exponent ? 1 : 0;
  if (cell.decimal != '\0') ++decimals_[index(cell.decimal)];
  if (cell.grouping == Grouping::point) ++groups_[0];
  if (cell.grouping == Grouping::comma) ++groups_[1];
  if (cell.grouping > Grouping::comma) other_grouping_ = cell.grouping;
  if (cell.either != '\0') {
    ++either_[index(cell.either)];
    tails_[index(cell.either)] += cell.tail_of_zeros ? 1 : 0;
    short_either_ |= cell.size == 5;  // 1.234
    if (either_cell_.empty()) {
      either_cell_ = text::cut_utf8(written, 40);
      either_row_ = row;
    }
  } else if (cell.grouping == Grouping::none) {
    longest_plain_ = std::max<std::size_t>(longest_plain_, cell.whole_digits);
  }
  if (cell.currency.empty() || cell.currency == currency_sign_) return;
  const std::string code = unit_of(cell.currency);
  has_currencies_ |= !currency_.empty() && code != currency_;
  if (currency_.empty()) currency_ = code;
  currency_sign_ = cell.currency;
}

void FileSigns::add(const SignEvidence& column) {
  for (const char sign : {'.', ','}) {
    if (column.has_decimal(sign) || column.has_grouping(other(sign))) add_decimal(sign);
  }
}

char FileSigns::decimal() const {
  if (seen_[0] == seen_[1]) return '\0';
  return seen_[0] ? '.' : ',';
}

std::optional<NumberSigns> signs_of(const SignEvidence& column, NumberColumn kind,
                                    const FileSigns& file) {
  NumberSigns signs;
  signs.grouping = column.other_grouping();
  for (const char sign : {'.', ','}) {
    const bool both_ways = column.has_decimal(sign) && column.has_grouping(sign);
    const bool both_signs = column.has_decimal(sign) && column.has_decimal(other(sign));
    const bool excluded = column.has_decimal(sign) && column.excludes_decimals(sign);
    if (both_ways || both_signs || excluded) return std::nullopt;
    if (column.has_either(sign) && column.has_either(other(sign))) return std::nullopt;
    Use use = Use::open;
    if (column.has_decimal(sign)) use = Use::decimals;
    if (column.has_grouping(sign)) use = Use::groups;
    if (column.has_either(sign)) {
      use = use_in(column, sign);
      if (use == Use::open) use = use_by_kind(column, sign, kind, file);
      if (use == Use::open) return std::nullopt;
    }
    if (use == Use::decimals) signs.decimal = sign;
    if (use == Use::groups) signs.grouping = grouping_by(sign);
  }
  const bool clash = signs.decimal != '\0' && signs.grouping == grouping_by(signs.decimal);
  if (clash) return std::nullopt;
  return signs;
}

}  // namespace imagelift::metrics
