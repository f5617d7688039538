#include "metrics/csv.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"

namespace imagelift::metrics {
namespace {

std::size_t row_at(std::string_view text, std::size_t offset) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(offset);
  return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

}  // namespace

CsvReader::CsvReader(std::string_view text, char separator, StrayQuotes stray)
    : rest_(text), separator_(separator), stray_(stray) {
  for (const char end : {separator, '\n', '\r'}) ends_bare_[static_cast<unsigned char>(end)] = true;
  if (stray == StrayQuotes::refused) ends_bare_['"'] = true;
}

bool CsvReader::next_row(std::vector<std::string_view>& fields) {
  fields.clear();
  unescaped_.clear();
  if (fault_ || rest_.empty()) return false;
  ++row_;
  while (true) {
    if (stray_ == StrayQuotes::kept) skip_blanks();
    std::string_view& field = fields.emplace_back();
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

bool CsvReader::next(std::vector<std::string>& fields) {
  std::vector<std::string_view> views;
  while (next_row(views)) {
    fields.assign(views.begin(), views.end());
    if (!std::ranges::all_of(views, &std::string_view::empty)) return true;
  }
  return false;
}

/// Blanks before a quoted field; those before a bare one belong to it.
void CsvReader::skip_blanks() {
  const std::size_t first = rest_.find_first_not_of(' ');
  if (first != 0 && first != std::string_view::npos && rest_[first] == '"') {
    rest_.remove_prefix(first);
  }
}

bool CsvReader::at_field_end() const {
  return rest_.empty() || rest_.front() == separator_ || rest_.front() == '\n' ||
         rest_.front() == '\r';
}

bool CsvReader::read_quoted(std::string_view& field) {
  rest_.remove_prefix(1);
  std::string* whole = nullptr;
  while (true) {
    const std::size_t quote = rest_.find('"');
    if (quote == std::string_view::npos) return fail("a quoted field does not end");
    const std::string_view piece = rest_.substr(0, quote);
    rest_.remove_prefix(quote + 1);
    const bool doubled = !rest_.empty() && rest_.front() == '"';
    if (doubled && whole == nullptr) whole = &unescaped_.emplace_back();
    if (whole != nullptr) whole->append(piece);
    if (!doubled) {
      field = whole == nullptr ? piece : std::string_view(*whole);
      break;
    }
    *whole += '"';
    rest_.remove_prefix(1);
  }
  if (stray_ == StrayQuotes::kept) {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size()));
  }
  return at_field_end() || fail("text follows the closing quote of a field");
}

bool CsvReader::read_bare(std::string_view& field) {
  std::size_t end = 0;
  while (end < rest_.size() && !ends_bare_[static_cast<unsigned char>(rest_[end])]) ++end;
  field = rest_.substr(0, end);
  rest_.remove_prefix(end);
  return at_field_end() || fail("a quote stands inside a field that is not quoted");
}

bool CsvReader::fail(std::string message) {
  fault_ = CsvFault{row_, std::move(message)};
  return false;
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
