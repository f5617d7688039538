#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "metrics/date_cell.h"

namespace imagelift::metrics {

/// What all cells of a column of dates say about the order of their numbers.
class DateEvidence {
 public:
  /// A cell that is not empty. `row` as a spreadsheet counts it.
  void add(std::string_view cell, std::size_t row);

  /// The cells are the same text; true where there are none.
  bool is_one() const { return cells_.size() <= 1; }
  bool is_empty() const { return cells_.empty(); }

  /// The first cell that is no date, and its row.
  const std::optional<std::pair<std::size_t, std::string>>& fault() const { return fault_; }

  /// Whether most cells are dates, or there are none: else the column holds something else.
  bool is_dates() const { return dates_ * 2 >= cells_.size(); }

  /// Orders in which every cell is a day; of dates with points month first only where day first is
  /// none, for nobody writes them so who has a choice.
  bool allows(DateOrder order) const;

  /// A cell that is written in another way than the first one, with another sign or the year
  /// elsewhere, where one of the two can be read in several orders: a spreadsheet in another
  /// language leaves such columns.
  const std::string& odd_cell() const { return odd_cell_; }

  /// The first cell.
  const std::string& first_cell() const { return first_cell_; }

  /// Whether each cell is the same day in two orders.
  bool agree(DateOrder one, DateOrder other) const;

  /// Whether the order can be seen from the cells alone, or makes no difference.
  bool is_certain() const;

  /// All days that the cells are in an order, sorted; each once.
  std::vector<Date> days(DateOrder order) const;

  /// The first cell that is another day in another order.
  const std::string& open_cell() const { return open_cell_; }
  char sign() const { return sign_; }

  /// The day of a cell that was added; none of any other.
  Date date_of(std::string_view cell, DateOrder order) const;

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  std::unordered_map<std::string, DateCell, TextHash, std::equal_to<>> cells_;
  std::array<bool, kDateOrders> allowed_ = {true, true, true};
  std::optional<std::pair<std::size_t, std::string>> fault_;
  std::string open_cell_, first_cell_, odd_cell_;
  std::size_t dates_ = 0;
  bool first_is_certain_ = false;
  char sign_ = '\0';
};

/// The order in which a column of dates is read, and a clause that says how that was decided.
struct DateDecision {
  std::optional<DateOrder> order;  ///< empty: several stay possible
  std::string why;
};

/// By the cells themselves (13/10/2026 is no month); by a column beside it that is decided; by the
/// span of days that the report's head names; by months that follow each other where the heading
/// says months, else by three and more days that do; by the year, which does not change from day to
/// day (22.10.26 is no day of 2022 where 24.10.26 stands below it).
DateDecision decide_dates(const DateEvidence& dates, const std::vector<const DateEvidence*>& beside,
                          const std::vector<DateCell>& head, bool are_months = false);

}  // namespace imagelift::metrics
