#include "source/list_file.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "core/error.h"
#include "core/image_extension.h"
#include "source/image_name.h"
#include "source/list_table.h"
#include "source/text_encoding.h"
#include "text/ascii.h"

namespace imagelift::source {
namespace {

/// Records that the form of the whole file is judged by.
constexpr std::size_t kLooked = 200;

constexpr std::array kDelimiters = {'\t', ',', ';', '|'};

/// Names of columns that hold the address, without spaces, `_` and `-`, the likeliest first.
constexpr std::array<std::string_view, 16> kAddressNames = {
    "url",  "imageurl", "imgurl",    "pictureurl", "photourl", "imagelink", "image", "src",
    "href", "link",     "imagepath", "filepath",   "filename", "file",      "path",  "uri"};

bool is_url(std::string_view text) {
  const auto scheme = text.substr(0, text.find("://"));
  return scheme.size() < text.size() && !scheme.empty() &&
         std::ranges::all_of(scheme, text::is_letter_or_digit);
}

bool ends_like_image(std::string_view address) {
  if (is_url(address)) address = address.substr(0, address.find_first_of("?#"));
  return image_extension_of(address) != nullptr;
}

/// How sure it is that a field is an address: 0 not at all.
int address_score(std::string_view field, const IsFile& is_file) {
  if (field.empty() || field.size() > 8192 || field.find('\0') != std::string_view::npos) return 0;
  const bool image = ends_like_image(field);
  if (is_url(field)) {
    if (image) return 4;
    return field.find_first_of(" \t\"<>") == std::string_view::npos ? 3 : 0;
  }
  if (field.find("://") != std::string_view::npos) return 0;
  if (is_file && is_file(field)) return 3;
  return image ? 1 : 0;
}

/// Whether a whole line is an address with something behind it: `https://h/a.jpg,caption` and
/// `https://h/1,https://h/2` are, `https://h/w_3,h_4/a.jpg` is not.
bool has_more(std::string_view line) {
  const bool is_whole = ends_like_image(line) && line.find(' ') == std::string_view::npos;
  return std::ranges::any_of(kDelimiters, [&](char delimiter) {
    const auto end = line.find(delimiter);
    if (end == std::string_view::npos) return false;
    if (!is_whole && ends_like_image(line.substr(0, end))) return true;
    const auto rest = line.substr(end + 1);
    return is_url(rest.substr(std::min(rest.find_first_not_of(' '), rest.size())));
  });
}

/// A way to read the file.
struct Reading {
  char delimiter = '\0';
  std::size_t column = 0;
  int score = 0;              ///< of all records that were looked at
  std::size_t addresses = 0;  ///< among them
  std::size_t records = 0;
  bool has_names = false;        ///< the first record names the columns
  std::size_t rival = SIZE_MAX;  ///< another column that is as good; none
};

std::string plain_name(std::string_view field) {
  std::string name;
  for (const char c : field) {
    if (c == ' ' || c == '_' || c == '-') continue;
    name += text::to_lower(c);
  }
  return name;
}

/// Place among kAddressNames; behind them for any other name.
std::size_t name_rank(const std::vector<std::string>& names, std::size_t column) {
  if (column >= names.size()) return kAddressNames.size();
  const auto found = std::ranges::find(kAddressNames, plain_name(names[column]));
  return static_cast<std::size_t>(found - kAddressNames.begin());
}

Reading reading_of(const std::vector<Record>& records, char delimiter, std::size_t column,
                   const IsFile& is_file) {
  Reading reading{delimiter, column, 0, 0, records.size(), false, SIZE_MAX};
  for (const auto& record : records) {
    if (column >= record.fields.size()) continue;
    const auto& field = record.fields[column];
    const int score = delimiter == '\0' && has_more(field) ? 0 : address_score(field, is_file);
    reading.score += score;
    reading.addresses += score > 0 ? 1 : 0;
  }
  return reading;
}

/// Whether the first record names the columns; a single column only by a name that is known.
bool has_names(const std::vector<Record>& records, char delimiter, const IsFile& is_file) {
  const auto& first = records.front().fields;
  if (delimiter == '\0') return name_rank(first, 0) < kAddressNames.size();
  return std::ranges::all_of(first, [&](const std::string& field) {
    return !field.empty() && address_score(field, is_file) == 0;
  });
}

[[noreturn]] void throw_two_columns(const std::vector<std::string>& first, const Reading& reading) {
  const auto called = [&](std::size_t column) {
    return reading.has_names && column < first.size() ? "'" + shown_name(first[column]) + "'"
                                                      : "number " + std::to_string(column + 1);
  };
  throw usage_error("Two columns of the list hold addresses, " + called(reading.column) + " and " +
                    called(reading.rival) + "; keep one of them, or call it url.");
}

/// Above 0 where the one is the better reading: by the names of their columns where they hold about
/// as many addresses, else by these.
int compared(const Reading& one, const Reading& other, const std::vector<std::string>& names) {
  const bool alike = 2 * std::min(one.score, other.score) >= std::max(one.score, other.score);
  const auto rank = name_rank(names, one.column);
  const auto other_rank = name_rank(names, other.column);
  if (alike && one.score > 0 && rank != other_rank) return rank < other_rank ? 1 : -1;
  return one.score - other.score;
}

/// The column that holds most addresses; of equal ones the one whose name says so.
Reading best_column(const std::vector<Record>& records, char delimiter, const IsFile& is_file) {
  if (records.empty()) return {};
  const bool named = has_names(records, delimiter, is_file);
  const auto names = named ? records.front().fields : std::vector<std::string>{};
  std::size_t columns = 0;
  for (const auto& record : records) columns = std::max(columns, record.fields.size());
  Reading best;
  for (std::size_t column = 0; column < std::min<std::size_t>(columns, 256); ++column) {
    const auto reading = reading_of(records, delimiter, column, is_file);
    const auto order = compared(reading, best, names);
    if (order == 0 && reading.score > 0) best.rival = column;
    if (order > 0) best = reading;
  }
  best.has_names = named;
  if (named && best.records > 0) --best.records;
  return best;
}

Reading best_reading(std::string_view text, const IsFile& is_file) {
  const auto lines = records_of(text, '\0', kLooked);
  if (lines.empty()) return {};
  Reading best = best_column(lines, '\0', is_file);
  // URLs, or files that are there, need no second reading.
  if (best.score > 0 && best.score >= 3 * static_cast<int>(best.records)) return best;
  for (const char delimiter : kDelimiters) {
    if (text.find(delimiter) == std::string_view::npos) continue;
    const auto reading = best_column(records_of(text, delimiter, kLooked), delimiter, is_file);
    if (reading.score > best.score) best = reading;
  }
  return best;
}

std::string remark_of(const std::vector<std::string>& names, const Reading& reading,
                      std::size_t columns) {
  if (columns < 2) return {};
  if (!reading.has_names) {
    return "Of each line of the list only column " + std::to_string(reading.column + 1) +
           " is read, which holds the addresses";
  }
  std::string ignored;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == reading.column) continue;
    ignored += (ignored.empty() ? "'" : ", '") + shown_name(names[i]) + "'";
  }
  return "Of the list only the column '" + shown_name(names[reading.column]) +
         "' is read; ignored: " + ignored;
}

}  // namespace

std::optional<ListFile> parse_list_file(std::string_view bytes, const IsFile& is_file) {
  const std::string text = utf8_of_file(bytes);
  if (text.find('\0') != std::string::npos) return std::nullopt;
  const Reading reading = best_reading(text, is_file);
  if (reading.addresses == 0 || reading.addresses * 2 < reading.records) return std::nullopt;
  auto records = records_of(text, reading.delimiter, SIZE_MAX);
  if (reading.rival != SIZE_MAX) throw_two_columns(records.front().fields, reading);
  std::size_t columns = 0;
  for (const auto& record : records) columns = std::max(columns, record.fields.size());
  ListFile list;
  list.remark = remark_of(records.front().fields, reading, columns);
  for (std::size_t i = reading.has_names ? 1 : 0; i < records.size(); ++i) {
    auto& fields = records[i].fields;
    const bool is_there = reading.column < fields.size();
    list.entries.push_back(
        {records[i].line, is_there ? std::move(fields[reading.column]) : std::string()});
  }
  return list;
}

std::string what_a_list_is() {
  return "A list is a text file with an address a line, such as https://host/a.jpg or "
         "folder/a.jpg, or a CSV or TSV file with a column named url.";
}

}  // namespace imagelift::source
