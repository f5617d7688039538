#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/headings.h"
#include "metrics/metric_options.h"

namespace imagelift::metrics {

/// `A`, `B`, ..., `Z`, `AA` for 0, 1, ..., 25, 26.
std::string column_letters(std::size_t column);

/// A column of a table, by its heading.
struct HeaderColumn {
  std::string heading;  ///< as written, without white space at its ends
  KnownHeading known;
  Role role = Role::unknown;  ///< what it is taken for; unknown: its cells decide
  std::string why;            ///< a clause: of what is taken, why; of what is not, why not
};

/// The line of headings.
struct Header {
  std::size_t row = 0;  ///< as a spreadsheet counts them; 0: the table has no headings
  std::vector<HeaderColumn> columns;
  std::optional<std::size_t> image, impressions, clicks, ctr, date;
  std::vector<std::size_t> other_dates;  ///< columns of dates that are not taken
  std::string problem;  ///< a clause: why the columns of this line do not do; empty: they do

  bool has_counts() const { return impressions && clicks; }

  /// How many of image, impressions, clicks and ctr it has.
  int found() const;
};

/// What a line of cells is as a header. Of several columns of one role the one with the lowest rank
/// in headings.csv is taken, and chosen columns before all; two of one rank are a problem.
Header header_of(const std::vector<std::string_view>& cells, std::size_t row,
                 const std::vector<ChosenColumn>& chosen);

/// The header of a table that has none: all columns are chosen by letters, and the first line has
/// numbers where numbers are to be. Nothing for any other first line.
std::optional<Header> header_without_headings(const std::vector<std::string_view>& first_line,
                                              const std::vector<ChosenColumn>& chosen);

}  // namespace imagelift::metrics
