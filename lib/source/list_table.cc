#include "source/list_table.h"

#include <algorithm>

#include "text/ascii.h"

namespace imagelift::source {
namespace {

/// Quotes that nothing closes, after which those of a file mean nothing: it is looked for each.
constexpr std::size_t kMostNotClosed = 1000;

class Reader {
 public:
  Reader(std::string_view rest, char delimiter) : rest_(rest), delimiter_(delimiter) {}

  bool is_at_end() const { return rest_.empty(); }

  Record next() {
    Record record{line_, {}};
    do {
      record.fields.push_back(field());
    } while (take(delimiter_));
    end_line();
    return record;
  }

 private:
  bool is_delimited() const { return delimiter_ != '\0'; }

  bool take(char c) {
    if (!is_delimited() || rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string field() {
    if (is_delimited()) rest_.remove_prefix(spaces());
    if (is_delimited() && rest_.starts_with('"') && closes()) return quoted();
    const auto end = std::min(rest_.find_first_of(stops()), rest_.size());
    auto text = text::trimmed(rest_.substr(0, end));
    rest_.remove_prefix(end);
    const bool in_quotes = text.size() > 1 && text.front() == '"' && text.back() == '"';
    if (in_quotes) text = text::trimmed(text.substr(1, text.size() - 2));
    return std::string(text);
  }

  /// Of a field that is delimited by tabs, a tab is no space.
  std::size_t spaces() const { return std::min(rest_.find_first_not_of(' '), rest_.size()); }

  std::string stops() const {
    return is_delimited() ? std::string("\r\n") + delimiter_ : std::string("\r\n");
  }

  /// A quote that none before a delimiter or a line's end closes is a character like any other, so
  /// that one in a caption does not swallow the lines behind it.
  bool closes() {
    if (not_closed_ >= kMostNotClosed) return false;
    auto at = rest_.find('"', 1);
    while (at != std::string_view::npos && rest_.substr(at).starts_with("\"\"")) {
      at = rest_.find('"', at + 2);
    }
    const auto next = at == std::string_view::npos ? at : rest_.find_first_not_of(' ', at + 1);
    const bool is_closed =
        at != std::string_view::npos &&
        (next == std::string_view::npos || stops().find(rest_[next]) != std::string::npos);
    not_closed_ += is_closed ? 0 : 1;
    return is_closed;
  }

  std::string quoted() {
    std::string text;
    rest_.remove_prefix(1);
    while (!rest_.empty()) {
      const auto end = std::min(rest_.find('"'), rest_.size());
      append(text, rest_.substr(0, end));
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
      if (!rest_.starts_with('"')) break;
      text += '"';
      rest_.remove_prefix(1);
    }
    const auto end = std::min(rest_.find_first_of(stops()), rest_.size());
    text += text::trimmed(rest_.substr(0, end));  // nothing, in a well-formed file
    rest_.remove_prefix(end);
    return std::string(text::trimmed(text));
  }

  void append(std::string& text, std::string_view more) {
    text += more;
    line_ += static_cast<std::size_t>(std::ranges::count(more, '\n'));
  }

  void end_line() {
    if (rest_.empty()) return;
    rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : 1);
    ++line_;
  }

  std::string_view rest_;
  char delimiter_;
  std::size_t line_ = 1;
  std::size_t not_closed_ = 0;
};

}  // namespace

std::vector<Record> records_of(std::string_view text, char delimiter, std::size_t most) {
  std::vector<Record> records;
  Reader reader(text, delimiter);
  while (!reader.is_at_end() && records.size() < most) {
    auto record = reader.next();
    const bool is_empty =
        std::ranges::all_of(record.fields, [](const auto& field) { return field.empty(); });
    if (!is_empty && !record.fields[0].starts_with('#')) records.push_back(std::move(record));
  }
  return records;
}

}  // namespace imagelift::source
