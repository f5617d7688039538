#include "metrics/metric_options.h"

#include <algorithm>

#include "core/error.h"
#include "core/shown_text.h"
#include "text/ascii.h"

namespace imagelift::metrics {
namespace {

/// The role that `text` begins with, with its `=`; nothing where it begins with none.
std::optional<Role> role_at(std::string_view text, std::size_t& length) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  length = equals + 1;
  return main_role_from_string(text::to_lower(text::trimmed(text.substr(0, equals))));
}

/// Where the next choice begins behind a comma; the end of the text where there is none.
std::size_t next_choice(std::string_view text, std::size_t from) {
  std::size_t length = 0;
  for (std::size_t comma = text.find(',', from); comma != std::string_view::npos;
       comma = text.find(',', comma + 1)) {
    if (role_at(text.substr(comma + 1), length)) return comma;
  }
  return text.size();
}

}  // namespace

std::vector<ChosenColumn> chosen_columns(std::string_view text) {
  std::vector<ChosenColumn> chosen;
  std::string_view rest = text;
  while (!rest.empty()) {
    std::size_t length = 0;
    const auto role = role_at(rest, length);
    const std::size_t end = role ? next_choice(rest, length) : 0;
    const std::string_view column = role ? text::trimmed(rest.substr(length, end - length)) : "";
    const bool twice =
        role && std::ranges::find(chosen, *role, &ChosenColumn::role) != chosen.end();
    if (column.empty() || twice) {
      throw usage_error("--metrics-columns '" + shown_text(text) +
                        "' is not like image=Ad name,impressions=C,clicks=D: each of image, "
                        "impressions, clicks, ctr and date at most once, and behind = a heading of "
                        "the file or a column's letter.");
    }
    chosen.push_back({*role, std::string(column)});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return chosen;
}

}  // namespace imagelift::metrics
