#include "metrics/date_cell.h"

#include <algorithm>
#include <charconv>

#include "metrics/date_words.h"
#include "metrics/heading_key.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace imagelift::metrics {
namespace {

constexpr int kFirstYear = 1990, kLastYear = 2099;
constexpr std::size_t kLongestDate = 60;  // bytes

/// A number or a month's name in a date.
struct Part {
  enum class Kind { number, month, word } kind = Kind::word;
  int value = 0;
  std::size_t digits = 0;
  char before = '\0';  ///< the last character between it and the part before
};

Date date_of(int year, int month, int day) {
  return year < kFirstYear || year > kLastYear ? Date() : Date(year, month, day);
}

/// Of two digits 05 to 49 are years: with more, 01/10/26 would be a day of 2001, too.
constexpr int full_year(const Part& part) {
  if (part.digits != 2) return part.value;
  return part.value >= 5 && part.value < 50 ? 2000 + part.value : 0;
}

/// `2026年10月31日`: the characters for year, month and day only separate.
bool is_separator(std::string_view rest, std::size_t& length) {
  for (const std::string_view sign : {"年", "月", "日", "～", "–", "—", "−", "〜"}) {
    if (!rest.starts_with(sign)) continue;
    length = sign.size();
    return true;
  }
  length = 1;
  return (rest.front() & 0x80) == 0 && !text::is_letter_or_digit(rest.front());
}

class Parts {
 public:
  explicit Parts(std::string_view text) : rest_(text) {}

  /// The next number or word; false at the end.
  bool next(Part& part) {
    part = {};
    std::size_t length = 0;
    while (!rest_.empty() && is_separator(rest_, length)) {
      if (length == 1 && rest_.front() != ' ') part.before = rest_.front();
      rest_.remove_prefix(length);
    }
    if (rest_.empty()) return false;
    if (text::is_digit(rest_.front())) return take_number(part);
    std::size_t end = 0;
    while (end < rest_.size() && !text::is_digit(rest_[end]) &&
           !is_separator(rest_.substr(end), length)) {
      end += std::max<std::size_t>(text::utf8_sequence(rest_.substr(end)), 1);
    }
    take_word(part, rest_.substr(0, end));
    rest_.remove_prefix(std::min(end, rest_.size()));
    return true;
  }

 private:
  bool take_number(Part& part) {
    const auto last = std::ranges::find_if_not(rest_, text::is_digit);
    part.digits = static_cast<std::size_t>(last - rest_.begin());
    part.kind = part.digits <= 8 ? Part::Kind::number : Part::Kind::word;
    std::from_chars(rest_.data(), rest_.data() + std::min<std::size_t>(part.digits, 8), part.value);
    rest_.remove_prefix(part.digits);
    return true;
  }

  static void take_word(Part& part, std::string_view word) {
    part.value = month_of(heading_key(word));
    if (part.value != 0) part.kind = Part::Kind::month;
    part.digits =
        is_date_filler(heading_key(word)) ? 0 : 1;  // of a word: whether it means anything
  }

  std::string_view rest_;
};

DateCell certain(Date date) {
  return {{date, date, date}, '\0'};
}

/// Three numbers, of which one is the year.
DateCell of_numbers(const Part& a, const Part& b, const Part& c) {
  if (a.digits == 4) {
    DateCell cell = certain(date_of(a.value, b.value, c.value));
    cell.sign = b.before;
    return cell;
  }
  DateCell cell;
  cell.sign = b.before;
  if (c.digits == 2) cell.days[0] = date_of(full_year(a), b.value, c.value);
  if (c.digits == 2 || c.digits == 4) {
    cell.days[1] = date_of(full_year(c), b.value, a.value);
    cell.days[2] = date_of(full_year(c), a.value, b.value);
  }
  if (a.digits != 2) cell.days[0] = {};
  return cell;
}

/// A date of three parts; all of it none where they are no date.
DateCell of_parts(const Part& a, const Part& b, const Part& c) {
  using Kind = Part::Kind;
  if (a.kind == Kind::month && b.kind == Kind::number && c.kind == Kind::number) {
    return b.digits <= 2 ? certain(date_of(full_year(c), a.value, b.value)) : DateCell{};
  }
  if (b.kind == Kind::month && a.kind == Kind::number && c.kind == Kind::number) {
    if (a.digits == 4) return certain(date_of(a.value, b.value, c.value));
    return certain(date_of(full_year(c), b.value, a.value));
  }
  const bool numbers = a.kind == Kind::number && b.kind == Kind::number && c.kind == Kind::number;
  const bool short_enough = a.digits <= 4 && b.digits <= 2 && c.digits <= 4;
  return numbers && short_enough ? of_numbers(a, b, c) : DateCell{};
}

/// `20261031`
Date of_digits(const Part& part) {
  if (part.kind != Part::Kind::number || part.digits != 8) return {};
  return date_of(part.value / 10000, part.value / 100 % 100, part.value % 100);
}

/// `October 2026`, `2026-10`
Date of_month(const Part& a, const Part& b) {
  using Kind = Part::Kind;
  if (b.kind == Kind::number && b.digits == 4) {
    return a.kind == Kind::month ? date_of(b.value, a.value, 1) : Date();
  }
  if (a.kind != Kind::number || a.digits != 4) return {};
  const bool month = b.kind == Kind::month || (b.kind == Kind::number && b.digits <= 2);
  return month ? date_of(a.value, b.value, 1) : Date();
}

bool is_any(const DateCell& cell) {
  return std::ranges::any_of(cell.days, [](Date date) { return !date.empty(); });
}

std::vector<Part> meaningful_parts(std::string_view text, std::size_t most) {
  std::vector<Part> parts;
  Parts reader(text);
  for (Part part; parts.size() < most && reader.next(part);) {
    if (part.kind != Part::Kind::word || part.digits != 0) parts.push_back(part);
  }
  return parts;
}

}  // namespace

std::string to_string(DateOrder order, char sign) {
  const std::string between(1, sign == '\0' ? '-' : sign);
  switch (order) {
    case DateOrder::day_month_year:
      return "day" + between + "month" + between + "year";
    case DateOrder::month_day_year:
      return "month" + between + "day" + between + "year";
    case DateOrder::year_month_day:
      break;
  }
  return "year" + between + "month" + between + "day";
}

std::string_view without_time(std::string_view cell) {
  const std::size_t colon = cell.find(':');
  if (colon == std::string_view::npos) return cell;
  const std::size_t hour = cell.find_last_not_of("0123456789", colon == 0 ? 0 : colon - 1);
  if (hour == std::string_view::npos || (cell[hour] != ' ' && cell[hour] != 'T')) return cell;
  return text::trimmed(cell.substr(0, hour), " ,T");
}

std::optional<DateCell> date_cell(std::string_view cell) {
  if (cell.empty() || cell.size() > kLongestDate) return std::nullopt;
  const std::vector<Part> parts = meaningful_parts(without_time(cell), 4);
  DateCell date;
  if (parts.size() == 1) date = certain(of_digits(parts[0]));
  if (parts.size() == 2) date = certain(of_month(parts[0], parts[1]));
  if (parts.size() == 3) date = of_parts(parts[0], parts[1], parts[2]);
  return is_any(date) ? std::optional(date) : std::nullopt;
}

std::vector<DateCell> dates_in(std::string_view line) {
  constexpr std::size_t kMostParts = 64;
  constexpr std::size_t kMostDates = 4;
  const std::vector<Part> parts = meaningful_parts(line.substr(0, 400), kMostParts);
  std::vector<DateCell> dates;
  for (std::size_t i = 0; i < parts.size() && dates.size() < kMostDates; ++i) {
    DateCell date = certain(of_digits(parts[i]));
    if (!is_any(date) && i + 2 < parts.size()) {
      date = of_parts(parts[i], parts[i + 1], parts[i + 2]);
      if (is_any(date)) i += 2;
    }
    if (is_any(date)) dates.push_back(date);
  }
  return dates;
}

}  // namespace imagelift::metrics
