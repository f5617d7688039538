#include "metrics/number_cell.h"

#include <algorithm>
#include <cmath>

#include "metrics/heading_key.h"
#include "text/ascii.h"
#include "text/number.h"

namespace imagelift::metrics {
namespace {

constexpr std::uint64_t kLargestCount = 1'000'000'000'000'000;
constexpr std::size_t kLongest = 40;  // characters of a number

/// Characters of other scripts and widths that mean one of ASCII.
struct Likeness {
  std::string_view character;
  char plain;
  Grouping grouping = Grouping::none;
};
constexpr std::array kLikenesses = {
    Likeness{"\u00A0", ' ', Grouping::no_break},
    Likeness{"\u202F", ' ', Grouping::narrow_no_break},
    Likeness{"\u2009", ' ', Grouping::thin},
    Likeness{"\u3000", ' ', Grouping::blank},
    Likeness{"\u2019", '\''},
    Likeness{"\u2018", '\''},
    Likeness{"\u2212", '-'},
    Likeness{"\uFF0D", '-'},
    Likeness{"\uFF0B", '+'},
    Likeness{"\uFF0C", ','},
    Likeness{"\uFF0E", '.'},
    Likeness{"\uFF05", '%'},
    Likeness{"\u066A", '%'},
    Likeness{"\u200E", '\0'},
    Likeness{"\u200F", '\0'},
};

/// A cell in ASCII as far as it can be: what is left over, such as a currency's sign, stays.
struct Plain {
  std::string text;
  Grouping blank = Grouping::blank;  ///< what its blanks were
};

Plain plain(std::string_view cell) {
  Plain out;
  while (!cell.empty()) {
    if (cell.starts_with("\xEF\xBC") && cell.size() >= 3 && cell[2] >= '\x90' &&
        cell[2] <= '\x99') {
      out.text += static_cast<char>('0' + (cell[2] - '\x90'));  // full-width digits
      cell.remove_prefix(3);
      continue;
    }
    const auto* known = std::ranges::find_if(
        kLikenesses, [&](const Likeness& like) { return cell.starts_with(like.character); });
    if (known == kLikenesses.end()) {
      out.text += cell.front();
      cell.remove_prefix(1);
      continue;
    }
    if (known->plain != '\0') out.text += known->plain;
    if (known->grouping != Grouping::none) out.blank = known->grouping;
    cell.remove_prefix(known->character.size());
  }
  return out;
}

constexpr bool is_number_character(char c) {
  return text::is_digit(c) || c == '.' || c == ',' || c == '\'' || c == ' ';
}

/// Takes sign, brackets, percent sign and currency off both ends of `body`; false where what
/// stands there is something else.
bool strip(std::string_view& body, NumberCell& cell) {
  body = text::trimmed(body);
  if (body.size() > 2 && body.front() == '(' && body.back() == ')') {
    cell.is_negative = true;
    body = text::trimmed(body.substr(1, body.size() - 2));
  }
  for (int end = 0; end < 4 && !body.empty(); ++end) {
    if (body.front() == '-' || body.front() == '+') {
      if (cell.is_negative) return false;
      cell.is_negative = body.front() == '-';
      body = text::trimmed(body.substr(1));
    } else if (body.back() == '%') {
      if (cell.is_percent) return false;
      cell.is_percent = true;
      body = text::trimmed(body.substr(0, body.size() - 1));
    } else {
      break;
    }
  }
  const auto first = std::ranges::find_if(body, text::is_digit);
  if (first == body.end()) return false;
  auto begin = static_cast<std::size_t>(first - body.begin());
  if (begin > 0 && (body[begin - 1] == '.' || body[begin - 1] == ',')) {
    if (begin == 1 || body[begin - 2] == ' ') --begin;  // `.5`, but not `kr.5`
  }
  if (begin > 0) {
    std::string_view sign = text::trimmed(body.substr(0, begin));
    if (sign.ends_with('-')) {
      cell.is_negative = true;
      sign = text::trimmed(sign.substr(0, sign.size() - 1));
    }
    if (unit_of(sign).empty()) return false;
    cell.currency = sign;
    body.remove_prefix(begin);
    if (!body.empty() && body.front() == '-') return false;
  }
  const std::size_t last = body.find_last_of("0123456789");
  const std::string_view behind = text::trimmed(body.substr(last + 1));
  if (!behind.empty()) {
    if (unit_of(behind).empty() || !cell.currency.empty()) return false;
    cell.currency = behind;
    body = body.substr(0, last + 1);
  }
  return true;
}

/// Splits `e-05` off the end; false where what looks like an exponent is none.
bool split_exponent(std::string_view& body, std::string_view& exponent) {
  const std::size_t e = body.find_first_of("eE");
  if (e == std::string_view::npos) return true;
  exponent = body.substr(e);
  body = body.substr(0, e);
  std::string_view digits = exponent.substr(1);
  if (!digits.empty() && (digits.front() == '+' || digits.front() == '-')) digits.remove_prefix(1);
  return !digits.empty() && digits.size() <= 3 && std::ranges::all_of(digits, text::is_digit);
}

/// Runs of digits and what stands between them.
struct Runs {
  std::array<std::uint8_t, kLongest> digits{};
  std::array<char, kLongest> marks{};
  std::size_t count = 0;  ///< of marks; runs are one more
};

std::optional<Runs> runs_of(std::string_view body) {
  if (body.empty() || body.size() >= kLongest || !text::is_digit(body.back())) return std::nullopt;
  Runs runs;
  for (const char c : body) {
    if (text::is_digit(c)) {
      ++runs.digits[runs.count];
    } else if (is_number_character(c)) {
      runs.marks[runs.count++] = c;
    } else {
      return std::nullopt;
    }
  }
  return runs;
}

/// Whether the first `marks` marks are one sign between thousands, also as in India (1,23,456).
bool are_groups(const Runs& runs, std::size_t marks) {
  if (marks == 0 || runs.digits[0] == 0 || runs.digits[0] > 3 || runs.digits[marks] != 3) {
    return false;
  }
  bool threes = true;
  bool twos = runs.digits[0] <= 2;
  for (std::size_t i = 1; i <= marks; ++i) {
    if (runs.marks[i - 1] != runs.marks[0]) return false;
    threes &= runs.digits[i] == 3;
    twos &= i == marks || runs.digits[i] == 2;
  }
  return threes || twos;
}

Grouping grouping_of(char mark, Grouping blank) {
  switch (mark) {
    case '.':
      return Grouping::point;
    case ',':
      return Grouping::comma;
    case '\'':
      return Grouping::apostrophe;
    default:
      return blank;
  }
}

/// Says what the marks are; false where they are no way to write a number.
bool classify(const Runs& runs, std::string_view body, Grouping blank, NumberCell& cell) {
  const std::size_t count = runs.count;
  if (count == 0) return true;
  const char last = runs.marks[count - 1];
  const bool may_be_decimal = last == '.' || last == ',';
  const std::size_t same_as_last = static_cast<std::size_t>(std::count(
      runs.marks.begin(), runs.marks.begin() + static_cast<std::ptrdiff_t>(count), last));
  if (same_as_last == 1 && may_be_decimal) {
    if (count > 1) {
      if (!are_groups(runs, count - 1)) return false;
      cell.grouping = grouping_of(runs.marks[0], blank);
      cell.decimal = last;
      return true;
    }
    const bool groups = are_groups(runs, 1) && body.front() != '0' && !cell.has_exponent;
    (groups ? cell.either : cell.decimal) = last;
    if (groups) cell.tail_of_zeros = body.ends_with("000");
    return true;
  }
  if (same_as_last != count || !are_groups(runs, count)) return false;
  cell.grouping = grouping_of(last, blank);
  return true;
}

/// What a spreadsheet or platform writes for nothing; in lower case.
constexpr std::array<std::string_view, 27> kNothing = {
    "-",     "--",     "---",   "–",      "—",      "―",     "−",    "n/a",     "na",
    "n.a.",  "null",   "none",  "nan",    "(none)", "nil",   "#n/a", "#div/0!", "#value!",
    "#ref!", "#null!", "#num!", "#name?", "k.a.",   "k. a.", "s.o.", "n.d.",    "該当なし"};

}  // namespace

std::string_view to_string(Grouping grouping) {
  constexpr std::array<std::string_view, 8> kNames = {
      "", ".", ",", "'", "blank", "no-break space", "narrow no-break space", "thin space"};
  return kNames[static_cast<std::size_t>(grouping)];
}

std::optional<NumberCell> number_cell(std::string_view written) {
  NumberCell cell;
  if (written.empty() || written.size() > 2 * kLongest) return std::nullopt;
  if (written.size() < 16 && std::ranges::all_of(written, text::is_digit)) {
    std::ranges::copy(written, cell.body.begin());
    cell.size = cell.whole_digits = static_cast<std::uint8_t>(written.size());
    return cell;
  }
  Plain changed;
  std::string_view body = written;
  if (!text::is_ascii(written)) {
    changed = plain(written);
    body = changed.text;
  }
  std::string_view exponent;
  const bool may_have_exponent = !body.empty() && text::is_digit(body.back()) &&
                                 body.find_first_of("eE") != std::string_view::npos &&
                                 (text::is_digit(body.front()) || body.front() == '-');
  if (may_have_exponent && !split_exponent(body, exponent)) return std::nullopt;
  cell.has_exponent = !exponent.empty();
  if (!strip(body, cell)) return std::nullopt;
  const auto runs = runs_of(body);
  if (!runs || !classify(*runs, body, changed.blank, cell)) return std::nullopt;
  for (const char c : body) {
    if (c != ' ' && c != '\'') cell.body[cell.size++] = c;
  }
  for (const char c : exponent) cell.body[cell.size++] = c;
  const std::size_t decimals = cell.decimal == '\0' ? 0 : runs->digits[runs->count];
  std::size_t digits = 0;
  for (std::size_t i = 0; i <= runs->count; ++i) digits += runs->digits[i];
  cell.whole_digits = static_cast<std::uint8_t>(digits - decimals);
  // The sign of a currency may stand in the text that is gone now.
  if (!cell.currency.empty() && !changed.text.empty()) {
    const std::size_t at = written.find(cell.currency);
    cell.currency = at == std::string_view::npos ? std::string_view()
                                                 : written.substr(at, cell.currency.size());
  }
  return cell;
}

bool is_no_data(std::string_view cell) {
  if (cell.empty()) return true;
  if (text::is_digit(cell.front())) return false;
  if (cell.front() == '<' || cell.front() == '>') {
    return number_cell(text::trimmed(cell.substr(1))).has_value();
  }
  if (cell.size() > 12) return false;
  const std::string lower = text::to_lower(cell);
  return std::ranges::find(kNothing, lower) != kNothing.end();
}

std::optional<double> value_of(const NumberCell& cell, char decimal) {
  std::array<char, kLongest + 1> digits{};
  std::size_t size = 0;
  for (const char c : cell.text()) {
    if (c == '.' || c == ',') {
      if (c == decimal) digits[size++] = '.';
    } else if (c != '+') {
      digits[size++] = c;
    }
  }
  if (size > 0 && digits[0] == '.') {
    std::copy_backward(digits.begin(), digits.begin() + static_cast<std::ptrdiff_t>(size),
                       digits.begin() + static_cast<std::ptrdiff_t>(size) + 1);
    digits[0] = '0';
    ++size;
  }
  const auto value = text::number_of<double>({digits.data(), size});
  if (!value || !std::isfinite(*value)) return std::nullopt;
  return cell.is_negative ? -*value : *value;
}

std::optional<std::uint64_t> count_of(const NumberCell& cell, char decimal) {
  if (cell.is_percent || cell.has_exponent) return std::nullopt;
  std::uint64_t count = 0;
  bool behind = false;
  for (const char c : cell.text()) {
    if (c == decimal) {
      behind = true;
    } else if (text::is_digit(c)) {
      if (behind && c != '0') return std::nullopt;
      if (!behind) count = count * 10 + static_cast<std::uint64_t>(c - '0');
      if (count > kLargestCount) return std::nullopt;
    }
  }
  if (cell.is_negative && count > 0) return std::nullopt;
  return count;
}

}  // namespace imagelift::metrics
