#pragma once

#include <string_view>

namespace imagelift::metrics {

/// 1 to 12 for the name of a month or its usual abbreviation in one of the languages; 0 for any
/// other word. `key` is a heading_key.
int month_of(std::string_view key);

/// Whether a word may stand in a date without meaning anything: a day of the week, `de`, `of`.
bool is_date_filler(std::string_view key);

}  // namespace imagelift::metrics
