#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "report/data/report_data.h"

namespace imagelift::report {

/// How coarse dates are: a week is named by its Monday, a month by its first day, `all` has none.
enum class DateGroup { day, week, month, all };

std::string_view to_string(DateGroup group);

/// Rows of clicks, at most kMostClickRows.
struct BoundedClickRows {
  DateGroup grouped = DateGroup::day;
  ClickRows clicks;
  std::vector<ReportFactor> factors;  ///< those that vary within images; of_row is of `clicks`
};

inline constexpr std::size_t kMostClickRows = 100'000;

/// Rows with the same image, date and levels as one, dates made coarser until there are at most
/// `most` rows. Empty where rows tell no more than images do (one undated row each), and where even
/// without dates there are too many.
std::optional<BoundedClickRows> bounded_click_rows(const ClickRows& rows,
                                                   const std::vector<ReportFactor>& factors,
                                                   std::size_t most = kMostClickRows);

/// The first day of the group that an ISO 8601 date lies in; empty for `all`.
std::string first_day(std::string_view date, DateGroup group);

}  // namespace imagelift::report
