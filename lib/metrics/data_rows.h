#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/csv.h"
#include "metrics/find_table.h"

namespace imagelift::metrics {

/// The lines below the header, sorted by what they are. Lines of data come out one by one; blank
/// lines, a header that is repeated, rows of totals and notes below the table do not.
class DataRows {
 public:
  /// A row that holds totals, with its cells.
  using TakeTotals = std::function<void(std::size_t row, const std::vector<std::string_view>& cells,
                                        std::string_view label)>;

  /// `table` must outlive this.
  explicit DataRows(const FoundTable& table);

  /// The next row of data: as many cells as the header has columns, without white space at their
  /// ends. They last until the next call. False at the end or at a fault.
  bool next(std::vector<std::string_view>& cells);

  /// The cell of the image in the row that was last read, with its white space.
  std::string_view written_image() const { return written_image_; }

  std::size_t row() const { return reader_.row(); }

  void on_totals(TakeTotals take) { take_totals_ = std::move(take); }

  std::size_t empty_rows() const { return empty_rows_; }
  std::size_t repeated_headers() const { return repeated_headers_; }

  /// Rows of text below the last row of data.
  std::size_t notes_below() const { return notes_.size(); }

  /// What is wrong with rows, as clauses.
  const std::vector<CsvFault>& faults() const { return faults_; }

 private:
  enum class Kind { data, empty, header, totals, note };

  Kind kind_of(std::vector<std::string_view>& cells);
  bool is_header(const std::vector<std::string_view>& cells) const;
  std::optional<std::string_view> totals_label(const std::vector<std::string_view>& cells) const;

  const Header& header_;
  bool pads_;  ///< rows may end before their last, empty cells
  char separator_;
  CsvReader reader_;
  std::size_t needed_ = 0;  ///< cells that a row must have
  std::string_view written_image_;
  TakeTotals take_totals_;
  bool after_gap_ = false;
  std::size_t empty_rows_ = 0, repeated_headers_ = 0;
  std::vector<CsvFault> notes_;  ///< rows of too few cells: faults where data follows
  std::vector<CsvFault> faults_;
};

}  // namespace imagelift::metrics
