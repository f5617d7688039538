#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "metrics/data_rows.h"
#include "metrics/date_order.h"
#include "metrics/number_signs.h"

namespace imagelift::metrics {

/// How many different texts a column has, by their hashes, up to a bound.
class DistinctTexts {
 public:
  static constexpr std::size_t kMost = 200'000;

  void add(std::string_view text);
  std::size_t count() const { return hashes_.size(); }

 private:
  std::unordered_set<std::uint64_t> hashes_;
  std::uint64_t last_ = 0;
};

/// What the cells of one column look like.
struct ColumnSurvey {
  std::size_t filled = 0;   ///< cells that say something
  std::size_t numbers = 0;  ///< of these
  std::size_t addresses = 0;
  std::size_t times = 0;          ///< `0:01:23`
  std::size_t dates = 0;          ///< of the first few that are no numbers
  std::size_t sampled = 0;        ///< how many were asked
  std::size_t destroyed_ids = 0;  ///< `1.2020E+17`, or as many zeros behind 15 digits
  std::size_t long_numbers = 0;   ///< of 16 and more digits
  std::string destroyed_id;       ///< the first
  std::string first_text;         ///< the first cell of a column of words
  SignEvidence signs;
  DateEvidence days;  ///< of columns of dates only
  DistinctTexts texts;
};

/// The first look at all rows of data: evidence of each column, for decisions on whole columns.
/// Rows without an image's name are not looked at: they may be totals.
struct Survey {
  std::vector<ColumnSurvey> columns;
  std::size_t rows = 0;
  std::size_t nameless_rows = 0;
  std::size_t empty_rows = 0, repeated_headers = 0, notes_below = 0;
  std::vector<CsvFault> faults;
};

Survey survey_of(const FoundTable& table);

}  // namespace imagelift::metrics
