#pragma once

#include <string_view>

namespace imagelift::store {

/// The order of runs is that of the times at which they began. A time that is still to come (a
/// clock was wrong) says nothing: such a run counts as the earliest, so that the one that is
/// written next is newer than it. The order depends on the runs and on today only, so that merging
/// stores stays free of order. Clocks may differ by 5 minutes.
/// `started_at`: RunRecord::started_at.
bool is_dated_ahead(std::string_view started_at);

/// The same as SQL: 0 for a run that is dated ahead, to sort by first.
constexpr std::string_view kIsNotDatedAhead =
    "started_at <= strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '+5 minutes')";

}  // namespace imagelift::store
