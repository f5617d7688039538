#include "metrics/find_table.h"

#include <algorithm>
#include <array>
#include <utility>

#include "metrics/csv.h"
#include "metrics/encoding.h"
#include "metrics/heading_key.h"
#include "metrics/refusal.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace imagelift::metrics {
namespace {

constexpr std::size_t kLines = 30;  // among which the header stands

/// `sep=;`, as Excel writes and reads it.
std::optional<char> stated_separator(std::string_view text) {
  if (text.starts_with('"')) text.remove_prefix(1);
  if (text.size() < 5 || !text::equals_in_any_case(text.substr(0, 4), "sep=")) return std::nullopt;
  const std::string_view rest = text.substr(5);
  const bool ends = rest.empty() || rest.front() == '\r' || rest.front() == '\n' ||
                    rest.front() == '"' || rest.front() == text[4];
  return ends ? std::optional(text[4]) : std::nullopt;
}

/// The best line so far: one that does, or else the one that comes nearest.
class BestHeader {
 public:
  bool offer(Header header) {
    const bool does = header.problem.empty();
    if (!best_ || does || header.found() > best_->found()) best_ = std::move(header);
    return does;
  }

  const std::optional<Header>& best() const { return best_; }

 private:
  std::optional<Header> best_;
};

/// Whether a line of the head says when the report was made, which is no part of its span.
bool tells_creation(std::string_view line) {
  constexpr std::array kWords = {"generated", "erstellt",   "genere",      "generado",
                                 "generato",  "gerado",     "gemaakt",     "created",
                                 "exported",  "downloaded", "gegenereerd", "exportiert",
                                 "作成",      "生成",       "ダウンロード"};
  const std::string key = heading_key(line);
  return std::ranges::any_of(kWords,
                             [&](const char* word) { return key.find(word) != std::string::npos; });
}

void add_dates(const std::vector<std::string_view>& cells, std::vector<DateCell>& head) {
  for (const std::string_view cell : cells) {
    if (tells_creation(cell)) return;
    for (const DateCell& date : dates_in(cell)) head.push_back(date);
  }
}

/// Tries the first lines of a text; fills `table` where one of them does.
bool find_in(std::string_view text, char separator, const std::vector<ChosenColumn>& chosen,
             BestHeader& best, FoundTable& table) {
  CsvReader reader(text, separator, StrayQuotes::kept);
  std::vector<std::string_view> cells;
  std::vector<DateCell> head;
  while (reader.row() < kLines && reader.next_row(cells)) {
    if (reader.row() == 1) {
      if (auto bare = header_without_headings(cells, chosen)) {
        table.header = std::move(*bare);
        table.separator = separator;
        return true;
      }
    }
    if (best.offer(header_of(cells, reader.row(), chosen))) {
      table.header = *best.best();
      table.separator = separator;
      table.head = std::move(head);
      return true;
    }
    add_dates(cells, head);
  }
  return false;
}

bool find_in_text(std::string_view text, const std::vector<ChosenColumn>& chosen, BestHeader& best,
                  FoundTable& table) {
  if (const auto stated = stated_separator(text)) {
    return find_in(text, *stated, chosen, best, table);
  }
  const std::string separators = separators_by_likelihood(text);
  return std::ranges::any_of(
      separators, [&](char separator) { return find_in(text, separator, chosen, best, table); });
}

std::string headings_of(const Header& header) {
  constexpr std::size_t kMost = 12;
  std::string list;
  std::size_t count = 0;
  for (const HeaderColumn& column : header.columns) {
    if (column.heading.empty()) continue;
    if (++count > kMost) return list + ", ...";
    list += (list.empty() ? "`" : ", `") + std::string(text::cut_utf8(column.heading, 60)) + "`";
  }
  return list;
}

/// A table that was pasted into one column, or quoted line by line.
bool is_in_one_cell(const Header& header) {
  const auto holds = [](const HeaderColumn& column) { return !column.heading.empty(); };
  return std::ranges::count_if(header.columns, holds) == 1 &&
         std::ranges::any_of(header.columns, [](const HeaderColumn& column) {
           return column.heading.find_first_of(",;\t|") != std::string::npos;
         });
}

[[noreturn]] void refuse(const BestHeader& best, const std::string& name) {
  if (!best.best()) throw refusal(name, "no line of it can be read", Advice::headings);
  const Header& header = *best.best();
  if (is_in_one_cell(header)) {
    throw refusal(name,
                  "each line stands in one cell; in Excel choose Data, then Text to Columns, and "
                  "save it, or export again",
                  Advice::headings);
  }
  std::string clause = header.problem;
  if (header.found() > 0 || header.row == 1) {
    clause += "; row " + std::to_string(header.row) + " has " + headings_of(header);
  }
  throw refusal(name, clause, Advice::headings);
}

FoundTable find_in_workbook(Workbook& workbook, const std::string& name,
                            const MetricOptions& options, MetricReading& reading) {
  BestHeader best;
  FoundTable table;
  table.separator = '\t';
  table.is_sheet = true;
  try {
    for (std::size_t sheet = 0; sheet < workbook.sheets(); ++sheet) {
      table.text = workbook.text(sheet, options.max_bytes);
      if (!find_in(table.text, '\t', options.columns, best, table)) continue;
      reading.sheet = workbook.name(sheet);
      table.unsaved_formulas = workbook.unsaved_formulas();
      return table;
    }
  } catch (const UnpackFault& fault) {
    throw refusal(name,
                  "it is a workbook that cannot be read: " + fault.message +
                      "; open it in a spreadsheet and save it again as .xlsx or CSV",
                  Advice::packed_files);
  }
  refuse(best, name);
}

std::string name_of(char separator) {
  return separator == '\t' ? "tab" : std::string(1, separator);
}

}  // namespace

FoundTable find_table(TableFile file, const std::string& name, const MetricOptions& options,
                      MetricReading& reading) {
  reading.container = file.container;
  FoundTable table;
  if (file.workbook) {
    table = find_in_workbook(*file.workbook, name, options, reading);
  } else {
    BestHeader best;
    reading.encoding = file.encoding;
    reading.broken_characters = file.broken_characters;
    reading.broken_line = file.broken_line;
    table.text = std::move(file.text);
    if (!find_in_text(table.text, options.columns, best, table)) {
      // Japanese spreadsheets write another 8-bit encoding; a header that is found proves it.
      DecodedText japanese = decoded_as_japanese(file.undecoded);
      if (japanese.text.empty() || !find_in_text(japanese.text, options.columns, best, table)) {
        refuse_other_text(table.text, name);
        refuse(best, name);
      }
      reading.encoding = std::move(japanese.encoding);
      table.text = std::move(japanese.text);
    }
    reading.separator = name_of(table.separator);
  }
  reading.header_row = table.header.row;
  reading.skipped_lines = table.header.row == 0 ? 0 : table.header.row - 1;
  return table;
}

}  // namespace imagelift::metrics
