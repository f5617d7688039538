#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "metrics/number_cell.h"

namespace imagelift::metrics {

/// What all numbers of a column say about its signs. Decisions are made on whole columns: one cell
/// that shows which sign begins decimals speaks for all the others.
class SignEvidence {
 public:
  /// `row` as a spreadsheet counts it.
  void add(const NumberCell& cell, std::size_t row, std::string_view written);

  bool has_decimal(char sign) const { return decimals_[index(sign)] > 0; }
  bool has_grouping(char sign) const { return groups_[index(sign)] > 0; }
  bool has_either(char sign) const { return either_[index(sign)] > 0; }
  bool is_only_thousands(char sign) const { return either_[index(sign)] == tails_[index(sign)]; }
  bool has_other_grouping() const { return other_grouping_ != Grouping::none; }
  Grouping other_grouping() const { return other_grouping_; }

  /// Whether numbers stand there ungrouped that are as long as others that may be grouped.
  bool has_ungrouped() const {
    return longest_plain_ >= 5 || (longest_plain_ == 4 && short_either_);
  }

  std::size_t numbers() const { return numbers_; }
  std::size_t percents() const { return percents_; }
  std::size_t exponents() const { return exponents_; }
  std::size_t longest_whole() const { return longest_plain_; }

  /// The first cell that can be read in two ways: as written, and where.
  const std::string& either_cell() const { return either_cell_; }
  std::size_t either_row() const { return either_row_; }

  /// The first currency that a cell names, as its code; empty: none.
  const std::string& currency() const { return currency_; }

  /// Whether cells name several.
  bool has_currencies() const { return has_currencies_; }

  /// That no number of the column can have decimals that begin with a sign.
  void exclude_decimals(char sign) { no_decimals_[index(sign)] = true; }
  bool excludes_decimals(char sign) const { return no_decimals_[index(sign)]; }

 private:
  static std::size_t index(char sign) { return sign == '.' ? 0 : 1; }

  std::size_t decimals_[2] = {}, groups_[2] = {}, either_[2] = {}, tails_[2] = {};
  std::size_t numbers_ = 0, percents_ = 0, exponents_ = 0;
  std::size_t longest_plain_ = 0;
  bool short_either_ = false;
  Grouping other_grouping_ = Grouping::none;
  std::string either_cell_, currency_, currency_sign_;
  bool has_currencies_ = false;
  bool no_decimals_[2] = {};
  std::size_t either_row_ = 0;
};

/// What the columns of a file that decide for themselves say about the others: a file is written in
/// one language.
class FileSigns {
 public:
  void add(const SignEvidence& column);
  void add_decimal(char sign) { seen_[sign == '.' ? 0 : 1] = true; }

  /// The sign of decimals; 0 where none or both were seen.
  char decimal() const;

 private:
  bool seen_[2] = {};
};

/// What a column of numbers is; it says what a number in it can be.
enum class NumberColumn {
  count,    ///< whole numbers
  rate,     ///< a CTR: at most 100 %
  measure,  ///< anything
};

/// How the numbers of a column are read.
struct NumberSigns {
  char decimal = '\0';  ///< `.` or `,`; 0: there are no decimals, and both signs group
  Grouping grouping = Grouping::none;
};

/// The one way in which a column can be read; nothing where both signs are used in both ways, or
/// where two ways stay possible. `file` speaks where the column does not.
std::optional<NumberSigns> signs_of(const SignEvidence& column, NumberColumn kind,
                                    const FileSigns& file);

}  // namespace imagelift::metrics
