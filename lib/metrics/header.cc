#include "metrics/header.h"

#include <algorithm>

#include "metrics/heading_key.h"
#include "metrics/number_cell.h"
#include "metrics/unicode_form.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace imagelift::metrics {
namespace {

constexpr std::array kMainRoles = {Role::image, Role::impressions, Role::clicks, Role::ctr,
                                   Role::date};

std::optional<std::size_t>& place_of(Header& header, Role role) {
  switch (role) {
    case Role::impressions:
      return header.impressions;
    case Role::clicks:
      return header.clicks;
    case Role::ctr:
      return header.ctr;
    case Role::date:
      return header.date;
    default:
      return header.image;
  }
}

/// The column with these letters; nothing for any other text.
std::optional<std::size_t> column_of_letters(std::string_view letters) {
  if (letters.empty() || letters.size() > 3) return std::nullopt;
  std::size_t column = 0;
  for (const char c : letters) {
    if (!text::is_letter(c)) return std::nullopt;
    column = column * 26 + static_cast<std::size_t>(text::to_upper(c) - 'A' + 1);
  }
  return column - 1;
}

/// A heading as written wins; then one that only differs in case, accents and blanks; then letters.
std::optional<std::size_t> find_column(const Header& header, const std::string& name) {
  const auto& columns = header.columns;
  const auto same = std::ranges::find(columns, name, &HeaderColumn::heading);
  if (same != columns.end()) return static_cast<std::size_t>(same - columns.begin());
  const std::string key = heading_key(name);
  const auto alike = std::ranges::find_if(columns, [&](const HeaderColumn& column) {
    return !key.empty() && heading_key(column.heading) == key;
  });
  if (alike != columns.end()) return static_cast<std::size_t>(alike - columns.begin());
  const auto letters = column_of_letters(name);
  return letters && *letters < columns.size() ? letters : std::nullopt;
}

void choose(Header& header, const std::vector<ChosenColumn>& chosen) {
  for (const ChosenColumn& choice : chosen) {
    const auto column = find_column(header, choice.column);
    if (!column) {
      header.problem = "there is no column `" + choice.column +
                       "`, which --metrics-columns names for " +
                       std::string(to_string(choice.role));
      return;
    }
    place_of(header, choice.role) = column;
    header.columns[*column].role = choice.role;
    header.columns[*column].why = "--metrics-columns says so";
  }
}

std::string reason_of_losing(Role role, const std::string& winner) {
  if (role == Role::clicks)
    return "`" + winner + "` is taken as clicks: clicks that lead to the site come first";
  return "`" + winner + "` is taken as " + std::string(to_string(role));
}

/// Takes the best column for a role; all others of that role are not taken.
void take_best(Header& header, Role role) {
  std::optional<std::size_t>& place = place_of(header, role);
  const bool is_chosen = place.has_value();
  auto& columns = header.columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].known.role != role || columns[i].role != Role::unknown) continue;
    if (!is_chosen && (!place || columns[i].known.rank < columns[*place].known.rank)) place = i;
  }
  if (!place) return;
  const std::string& winner = columns[*place].heading;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i == *place || columns[i].known.role != role || columns[i].role != Role::unknown) continue;
    const bool equal = !is_chosen && columns[i].known.rank == columns[*place].known.rank;
    if (equal && (role == Role::image || role == Role::impressions || role == Role::clicks)) {
      const std::string name(to_string(role));
      header.problem = columns[i].heading == winner
                           ? "the column `" + winner +
                                 "` stands twice; choose one by its letter: --metrics-columns " +
                                 name + "=" + column_letters(*place)
                           : "`" + winner + "` and `" + columns[i].heading + "` may both be " +
                                 name + "; choose one: --metrics-columns " + name + "=" + winner;
    }
    columns[i].role = Role::ignored;
    columns[i].why = reason_of_losing(role, winner);
    if (role == Role::date) header.other_dates.push_back(i);
  }
  columns[*place].role = role;
}

/// Beside another column that names the images, `picture` says which of them show one photo: a
/// factor (rule S20).
void take_picture(Header& header) {
  auto& columns = header.columns;
  const auto is_free_image = [](const HeaderColumn& column) {
    return column.known.role == Role::image && column.role == Role::unknown;
  };
  const auto is_picture = [&](const HeaderColumn& column) {
    return is_free_image(column) && heading_key(column.heading) == "picture";
  };
  const auto named_otherwise =
      std::ranges::count_if(columns, is_free_image) - std::ranges::count_if(columns, is_picture);
  if (!header.image && named_otherwise == 0) return;
  for (HeaderColumn& column : columns) {
    if (is_picture(column)) column.role = Role::factor;
  }
}

/// Views are impressions where nothing else is: else they may be those of videos.
void take_views(Header& header) {
  if (header.impressions || !header.clicks) return;
  const auto may_be = [](const HeaderColumn& column) {
    return column.role == Role::unknown && column.known.note == "or impressions";
  };
  auto& columns = header.columns;
  if (std::ranges::count_if(columns, may_be) != 1) return;
  const auto views = std::ranges::find_if(columns, may_be);
  header.impressions = static_cast<std::size_t>(views - columns.begin());
  views->role = Role::impressions;
}

/// Roles that many columns may have.
void take_others(Header& header) {
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    HeaderColumn& column = header.columns[i];
    if (column.role != Role::unknown) continue;
    column.role = column.known.role;
    if (column.role == Role::end_date) {
      header.other_dates.push_back(i);
      column.role = Role::ignored;
      column.why = "it is the end of a span of days";
    } else if (column.role == Role::ignored) {
      column.why = "it is " + column.known.note;
    }
  }
}

constexpr std::string_view kChoose = "; choose one: --metrics-columns ";

std::string missing(const Header& header) {
  if (!header.image) {
    return "no column is known to say which image a row is about, such as `Ad name` or `image`" +
           std::string(kChoose) + "image=HEADING";
  }
  if (header.has_counts()) return "";
  if (header.impressions && !header.clicks) {
    return "there are impressions, but no column is known to hold clicks" + std::string(kChoose) +
           "clicks=HEADING, or add it to the report";
  }
  if (header.clicks && !header.impressions) {
    return "there are clicks, but no column is known to hold impressions" + std::string(kChoose) +
           "impressions=HEADING, or add it to the report";
  }
  if (header.ctr) return "";
  return "no columns are known to hold impressions and clicks, or a CTR" + std::string(kChoose) +
         "impressions=HEADING,clicks=HEADING";
}

}  // namespace

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

int Header::found() const {
  return (image ? 1 : 0) + (impressions ? 1 : 0) + (clicks ? 1 : 0) + (ctr ? 1 : 0);
}

Header header_of(const std::vector<std::string_view>& cells, std::size_t row,
                 const std::vector<ChosenColumn>& chosen) {
  constexpr std::size_t kLongestHeading = 400;  // bytes
  constexpr std::size_t kMostColumns = 16'384;  // as many as a sheet may have
  Header header;
  header.row = row;
  if (cells.size() > kMostColumns) {
    header.problem = "row " + std::to_string(row) + " has more than 16,384 columns";
    return header;
  }
  for (const std::string_view cell : cells) {
    HeaderColumn& column = header.columns.emplace_back();
    column.heading = text::cut_utf8(trimmed_white_space(cell), kLongestHeading);
    column.known = known_heading(column.heading);
  }
  choose(header, chosen);
  take_picture(header);
  for (const Role role : kMainRoles) take_best(header, role);
  take_views(header);
  take_others(header);
  if (header.problem.empty()) header.problem = missing(header);
  return header;
}

std::optional<Header> header_without_headings(const std::vector<std::string_view>& first_line,
                                              const std::vector<ChosenColumn>& chosen) {
  Header header;
  header.columns.resize(first_line.size());
  for (const ChosenColumn& choice : chosen) {
    const auto column = column_of_letters(choice.column);
    if (!column || *column >= first_line.size()) return std::nullopt;
    const bool is_number = number_cell(trimmed_white_space(first_line[*column])).has_value();
    const bool wants_number = choice.role != Role::image && choice.role != Role::date;
    if (wants_number && !is_number) return std::nullopt;
    place_of(header, choice.role) = column;
    header.columns[*column].role = choice.role;
    header.columns[*column].why = "--metrics-columns says so";
  }
  if (!header.image || !(header.has_counts() || header.ctr)) return std::nullopt;
  return header;
}

}  // namespace imagelift::metrics
