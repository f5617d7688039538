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

  /// Orders in which every cell is a day.
  bool allows(DateOrder order) const { return allowed_[static_cast<std::size_t>(order)]; }

  /// Whether the order can be seen from the cells alone, or makes no difference.
  bool is_certain() const;

  /// All days that the cells are in an order, sorted; each once.
  std::vector<Day> days(DateOrder order) const;

  /// The first cell that is another day in another order.
  const std::string& open_cell() const { return open_cell_; }
  char sign() const { return sign_; }

  /// The day of a cell that was added; 0 of any other.
  Day day_of(std::string_view cell, DateOrder order) const;

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
  std::string open_cell_;
  char sign_ = '\0';
};

/// The order in which a column of dates is read, and a clause that says how that was decided.
struct DateDecision {
  std::optional<DateOrder> order;  ///< empty: several stay possible
  std::string why;
};

/// By the cells themselves (13/10/2026 is no month); by a column beside it that is decided; by the
/// span of days that the report's head names; by days that follow each other.
DateDecision decide_dates(const DateEvidence& dates, const std::vector<const DateEvidence*>& beside,
                          const std::vector<DateCell>& head);

}  // namespace imagelift::metrics
