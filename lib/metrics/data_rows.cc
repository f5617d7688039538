#include "metrics/data_rows.h"

#include <algorithm>
#include <span>

#include "metrics/number_cell.h"
#include "metrics/totals_words.h"
#include "metrics/unicode_form.h"
#include "text/ascii.h"

namespace imagelift::metrics {
namespace {

constexpr std::size_t kMostFaults = 1000;

bool is_plain_end(char c) {
  return (c & 0x80) == 0 && !text::is_space(c);
}

/// Without white space and without `="..."`, by which Excel is kept from changing texts.
std::string_view bare(std::string_view cell) {
  if (cell.empty()) return cell;
  const bool is_plain = is_plain_end(cell.front()) && is_plain_end(cell.back());
  if (!is_plain) cell = trimmed_white_space(cell);
  const bool is_formula = cell.size() >= 3 && cell.starts_with("=\"") && cell.ends_with('"');
  return is_formula ? cell.substr(2, cell.size() - 3) : cell;
}

std::string fields(std::size_t count, std::size_t wanted) {
  return std::to_string(count) + (count == 1 ? " field" : " fields") + " instead of " +
         std::to_string(wanted);
}

/// A reader that stands behind the header.
CsvReader reader_below(const FoundTable& table) {
  CsvReader reader(table.text, table.separator, StrayQuotes::kept);
  std::vector<std::string_view> cells;
  while (reader.row() < table.header.row && reader.next_row(cells)) {
  }
  return reader;
}

}  // namespace

DataRows::DataRows(const FoundTable& table)
    : header_(table.header),
      pads_(table.is_sheet),
      separator_(table.separator),
      reader_(reader_below(table)) {
  for (const auto& place : {header_.image, header_.has_counts() ? header_.impressions : header_.ctr,
                            header_.has_counts() ? header_.clicks : header_.ctr}) {
    needed_ = std::max(needed_, place.value_or(0) + 1);
  }
}

bool DataRows::next(std::vector<std::string_view>& cells) {
  while (reader_.next_row(cells)) {
    const bool has_image = *header_.image < cells.size();
    written_image_ = has_image ? cells[*header_.image] : std::string_view();
    if (written_image_.starts_with("=\"")) written_image_ = bare(written_image_);
    for (std::string_view& cell : cells) cell = bare(cell);
    const Kind kind = kind_of(cells);
    after_gap_ = kind == Kind::empty || (after_gap_ && kind == Kind::note);
    if (kind != Kind::data) continue;
    for (CsvFault& note : notes_) {
      if (faults_.size() < kMostFaults) faults_.push_back(std::move(note));
    }
    notes_.clear();
    return true;
  }
  if (reader_.fault()) faults_.push_back(*reader_.fault());
  return false;
}

DataRows::Kind DataRows::kind_of(std::vector<std::string_view>& cells) {
  const std::size_t columns = header_.columns.size();
  const auto filled = static_cast<std::size_t>(
      std::ranges::count_if(cells, [](std::string_view cell) { return !cell.empty(); }));
  const auto says_nothing = [](std::string_view cell) { return is_no_data(cell); };
  if (filled == 0 || (filled < cells.size() && std::ranges::all_of(cells, says_nothing))) {
    ++empty_rows_;
    return Kind::empty;
  }
  if (is_header(cells)) {
    ++repeated_headers_;
    return Kind::header;
  }
  if (const auto label = totals_label(cells)) {
    const std::string_view shown = *label;
    cells.resize(columns);
    if (take_totals_) take_totals_(reader_.row(), cells, shown);
    return Kind::totals;
  }
  const std::size_t count = cells.size();
  while (cells.size() > columns && cells.back().empty()) cells.pop_back();
  const bool is_short = !pads_ && cells.size() < needed_;
  const bool is_note = is_short || (after_gap_ && filled == 1 && columns > 1);
  if (is_note || cells.size() > columns) {
    CsvFault fault{reader_.row(), fields(count, columns)};
    if (!is_note && separator_ != '\t') {
      fault.message += std::string("; names and numbers with `") + separator_ +
                       "` in them need quotation marks around them, so export again";
    }
    auto& list = is_note ? notes_ : faults_;
    if (list.size() < kMostFaults) list.push_back(std::move(fault));
    return Kind::note;
  }
  cells.resize(columns);
  return Kind::data;
}

bool DataRows::is_header(const std::vector<std::string_view>& cells) const {
  const auto& columns = header_.columns;
  if (header_.row == 0 || cells.size() < columns.size()) return false;
  if (cells[*header_.image] != columns[*header_.image].heading) return false;
  return std::ranges::equal(columns, std::span(cells).first(columns.size()), {},
                            &HeaderColumn::heading);
}

/// Where the image has a name of its own, a word elsewhere is the name of a campaign.
std::optional<std::string_view> DataRows::totals_label(
    const std::vector<std::string_view>& cells) const {
  const std::string_view image =
      *header_.image < cells.size() ? cells[*header_.image] : std::string_view();
  if (!is_no_data(image)) {
    return is_totals_label(image) ? std::optional(image) : std::nullopt;
  }
  const auto found = std::ranges::find_if(cells, is_totals_label);
  return found == cells.end() ? std::nullopt : std::optional(*found);
}

}  // namespace imagelift::metrics
