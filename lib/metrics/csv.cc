#include "metrics/csv.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/utf8.h"

namespace imagelift::metrics {
namespace {

bool all_empty(const std::vector<std::string>& fields) {
  return std::all_of(fields.begin(), fields.end(),
                     [](const std::string& field) { return field.empty(); });
}

std::size_t row_at(std::string_view text, std::size_t offset) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(offset);
  return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

}  // namespace

bool CsvReader::next(std::vector<std::string>& fields) {
  while (!fault_ && !rest_.empty()) {
    ++row_;
    if (!read_row(fields)) return false;
    if (!all_empty(fields)) return true;
  }
  return false;
}

bool CsvReader::read_row(std::vector<std::string>& fields) {
  fields.clear();
  while (true) {
    std::string& field = fields.emplace_back();
    const bool quoted = !rest_.empty() && rest_.front() == '"';
    if (!(quoted ? read_quoted(field) : read_bare(field))) return false;
    if (rest_.empty()) return true;
    const char end = rest_.front();
    rest_.remove_prefix(1);
    if (end == separator_) continue;
    if (end == '\r' && !rest_.empty() && rest_.front() == '\n') rest_.remove_prefix(1);
    return true;
  }
}

bool CsvReader::read_quoted(std::string& field) {
  rest_.remove_prefix(1);
  while (true) {
    const std::size_t quote = rest_.find('"');
    if (quote == std::string_view::npos) return fail("a quoted field does not end");
    field += rest_.substr(0, quote);
    rest_.remove_prefix(quote + 1);
    if (rest_.empty() || rest_.front() != '"') break;
    field += '"';
    rest_.remove_prefix(1);
  }
  const bool ends = rest_.empty() || rest_.front() == separator_ || rest_.front() == '\n' ||
                    rest_.front() == '\r';
  return ends || fail("text follows the closing quote of a field");
}

bool CsvReader::read_bare(std::string& field) {
  const std::array ends = {separator_, '\n', '\r', '"'};
  const std::size_t end = rest_.find_first_of(std::string_view(ends.data(), ends.size()));
  field = rest_.substr(0, end);
  rest_.remove_prefix(field.size());
  if (!rest_.empty() && rest_.front() == '"') {
    return fail("a quote stands inside a field that is not quoted");
  }
  return true;
}

bool CsvReader::fail(std::string message) {
  fault_ = CsvFault{row_, std::move(message)};
  return false;
}

char detect_separator(std::string_view text) {
  constexpr std::string_view kSeparators = ",;\t";
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  for (const char character : text) {
    if (character == '"') quoted = !quoted;
    if (quoted) continue;
    if (character == '\n' || character == '\r') break;
    const std::size_t which = kSeparators.find(character);
    if (which != std::string_view::npos) ++counts[which];
  }
  return kSeparators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                              counts.begin())];
}

std::optional<CsvFault> check_encoding(std::string_view& text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return CsvFault{1, "the text is UTF-16; please save it as UTF-8"};
  }
  text = text::without_utf8_mark(text);
  if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos) {
    return CsvFault{row_at(text, zero), "there is a zero byte; please save the file as UTF-8 text"};
  }
  if (const std::size_t wrong = text::find_invalid_utf8(text); wrong != std::string_view::npos) {
    return CsvFault{row_at(text, wrong), "the text is not UTF-8; please save the file as UTF-8"};
  }
  return std::nullopt;
}

}  // namespace imagelift::metrics
