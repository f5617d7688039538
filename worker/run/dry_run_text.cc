#include <algorithm>
#include <vector>

#include "core/shown_text.h"
#include "metrics/reading_text.h"
#include "text/utf8.h"
#include "worker/format.h"
#include "worker/printable_name.h"
#include "worker/run/dry_run_output.h"

namespace imagelift::worker {
namespace {

constexpr std::size_t kExamples = 20;
constexpr std::size_t kWidest = 40;  // characters of a cell

using Cells = std::vector<std::string>;

std::size_t characters(const std::string& utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return !text::continues_utf8(c); }));
}

Cells header_of(const metrics::MetricTable& table) {
  Cells cells = {"row", "image"};
  if (!table.reading.dates.empty()) cells.push_back("date");
  if (table.has_counts) {
    cells.insert(cells.end(), {"impressions", "clicks"});
  } else {
    cells.push_back("ctr");
  }
  for (const auto& factor : table.factors) cells.push_back(factor.name);
  for (const auto& measure : table.measures) cells.push_back(measure.name);
  return cells;
}

/// Of one of the first rows.
Cells cells_of(const DryRun& result, std::size_t index) {
  const metrics::MetricTable& table = result.first_rows;
  const metrics::MetricRow& row = table.rows[index];
  Cells cells = {std::to_string(row.row), shown_address(row.image)};
  if (!result.table.reading.dates.empty()) cells.push_back(row.date.iso());
  if (result.table.has_counts) {
    cells.insert(cells.end(), {std::to_string(*row.impressions), std::to_string(*row.clicks)});
  } else {
    cells.push_back(fmt::format("{}", *row.ctr));
  }
  for (const auto& factor : table.factors) cells.push_back(shown_address(factor.levels[index]));
  for (const auto& measure : table.measures) {
    const auto& value = measure.values[index];
    cells.push_back(value ? fmt::format("{}", *value) : "-");
  }
  return cells;
}

/// A cell that stays in its column whatever it holds.
std::string fitting(const std::string& cell) {
  const std::string quoted = printable_name(cell);
  std::string plain = quoted.substr(1, quoted.size() - 2);
  if (characters(plain) <= kWidest) return plain;
  return std::string(text::cut_utf8_characters(plain, kWidest - 3)) + "...";
}

std::string first_rows(const DryRun& result) {
  std::vector<Cells> lines = {header_of(result.table)};
  for (std::size_t i = 0; i < result.first_rows.rows.size(); ++i) {
    lines.push_back(cells_of(result, i));
  }
  std::vector<std::size_t> widths(lines.front().size());
  for (Cells& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      line[i] = fitting(line[i]);
      widths[i] = std::max(widths[i], characters(line[i]));
    }
  }
  std::string text = "The first rows as read:\n";
  for (const Cells& line : lines) {
    std::string row = " ";
    for (std::size_t i = 0; i < line.size(); ++i) {
      row += " " + line[i] + std::string(widths[i] - characters(line[i]), ' ');
    }
    text += row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

std::string list_of(const std::vector<metrics::Unmatched>& side) {
  std::string text;
  for (std::size_t i = 0; i < std::min(kExamples, side.size()); ++i) {
    text += "  " + printable_name(side[i].name);
    if (!side[i].nearest.empty()) text += "   nearest: " + printable_name(side[i].nearest);
    text += "\n";
  }
  if (side.size() > kExamples) text += fmt::format("  and {} more\n", side.size() - kExamples);
  return text;
}

std::string match_of(const metrics::MatchedSides& sides) {
  std::string text =
      fmt::format("{} of {} images have rows; {} of {} rows have an image.\n",
                  sides.images_with_rows, sides.images, sides.rows_with_image, sides.rows);
  if (!sides.names_without_image.empty()) {
    text += "Names in the file that fit no image:\n" + list_of(sides.names_without_image);
  }
  if (!sides.images_without_rows.empty()) {
    text += "Images without a row:\n" + list_of(sides.images_without_rows);
  }
  return text;
}

}  // namespace

std::string text_of(const DryRun& result) {
  std::string text;
  for (const auto& sentence : metrics::sentences_and_notes(result.table)) text += sentence + "\n";
  text += "\n" + first_rows(result);
  if (!result.sides) return text;
  text += "\n";
  for (const std::string& note : result.map_notes) text += note + "\n";
  text += match_of(*result.sides);
  return text;
}

}  // namespace imagelift::worker
