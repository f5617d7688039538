#include "metrics/reading_text.h"

#include <algorithm>
#include <functional>

#include "core/shown_text.h"
#include "metrics/totals_rows.h"

namespace imagelift::metrics {
namespace {

constexpr std::size_t kExamples = 5;

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string quoted(const std::string& name) {
  return "`" + shown_address(name) + "`";
}

/// `a`, `b` and 3 more
template <class Range, class Text>
std::string listed(const Range& items, Text text, std::size_t most = kExamples) {
  std::string list;
  std::size_t count = 0;
  for (const auto& item : items) {
    if (count++ < most) list += (list.empty() ? "" : ", ") + text(item);
  }
  if (count > most) list += " and " + std::to_string(count - most) + " more";
  return list;
}

std::string counts_text(std::uint64_t impressions, std::uint64_t clicks) {
  return counted(impressions, "impression", "impressions") + " and " +
         counted(clicks, "click", "clicks");
}

std::string file_sentence(const MetricReading& reading) {
  std::string sentence = reading.container.empty() ? "Text" : reading.container;
  if (!reading.encoding.empty()) sentence += " in " + reading.encoding;
  if (!reading.separator.empty()) sentence += ", separated by `" + reading.separator + "`";
  if (!reading.sheet.empty()) sentence += ", sheet " + quoted(reading.sheet);
  if (reading.header_row == 0) return sentence + ", without headings.";
  sentence += "; headings in row " + std::to_string(reading.header_row);
  if (reading.skipped_lines > 0) {
    sentence += " below " + counted(reading.skipped_lines, "skipped line", "skipped lines");
  }
  return sentence + ".";
}

std::string broken_sentence(const MetricReading& reading) {
  if (reading.broken_characters == 0) return "";
  return counted(reading.broken_characters, "character is", "characters are") +
         " broken and shown as \uFFFD, the first in line " + std::to_string(reading.broken_line) +
         ".";
}

std::string taken_sentence(const MetricReading& reading) {
  return "Taken: " +
         listed(
             reading.taken,
             [](const ColumnReading& column) {
               return column.role + " from " +
                      (column.heading.empty() ? "column " + column.column : quoted(column.heading));
             }) +
         ".";
}

std::string columns_sentence(const std::string& what, const std::vector<ColumnReading>& columns) {
  if (columns.empty()) return "";
  constexpr std::size_t kMost = 12;
  return what +
         listed(
             columns,
             [](const ColumnReading& column) {
               const std::string name =
                   column.heading.empty() ? "column " + column.column : quoted(column.heading);
               return column.why.empty() ? name : name + " (" + column.why + ")";
             },
             kMost) +
         ".";
}

std::string measures_sentence(const MetricTable& table) {
  if (table.measures.empty()) return "";
  constexpr std::size_t kMost = 12;
  return "Kept as measures: " +
         listed(
             table.measures,
             [](const MetricMeasure& measure) {
               return quoted(measure.heading) + " as " + measure.name +
                      (measure.unit.empty() ? "" : " in " + measure.unit);
             },
             kMost) +
         ".";
}

std::string numbers_sentence(const MetricReading& reading) {
  std::string sentence;
  if (!reading.grouping.empty()) sentence = "thousands are grouped by `" + reading.grouping + "`";
  if (!reading.decimal.empty()) {
    sentence += (sentence.empty() ? "" : ", ") + std::string("decimals begin with `") +
                reading.decimal + "`";
  }
  if (!reading.ctr_unit.empty()) {
    sentence += (sentence.empty() ? "" : ", ") + std::string("ctr is in ") + reading.ctr_unit;
  }
  return sentence.empty() ? "" : "Numbers: " + sentence + ".";
}

std::string dates_sentence(const MetricReading& reading) {
  if (reading.date_column.empty()) return "";
  if (reading.dates.empty()) {
    return "No dates are taken from " + quoted(reading.date_column) + ": " + reading.date_note +
           ".";
  }
  return "Dates in " + quoted(reading.date_column) + " are " + reading.dates + ", " +
         reading.date_note + ".";
}

std::string totals_text(const TotalsRow& row) {
  const std::string what =
      "row " + std::to_string(row.row) +
      (row.label.empty() ? " (without a name)" : " (" + quoted(row.label) + ")");
  const std::string counts =
      row.impressions && row.clicks ? counts_text(*row.impressions, *row.clicks) : "";
  switch (row.verdict) {
    case TotalsVerdict::equal:
      return what + " equals the sums, " + counts;
    case TotalsVerdict::larger:
      return what + " is of more than these rows, " + counts;
    case TotalsVerdict::smaller:
      return what + " is less than the sums of the rows, with " + counts +
             ": the rows hold more than the report's total, and some may stand twice";
    case TotalsVerdict::unstated:
      break;
  }
  return what + " has no counts to compare";
}

std::string totals_sentence(const MetricTable& table) {
  if (table.reading.totals.empty()) return "";
  return "Rows of totals are dropped: " + listed(table.reading.totals, totals_text) + ".";
}

std::string subtotals_sentence(const MetricReading& reading) {
  if (reading.subtotals == 0) return "";
  return "Rows of an image's own totals over days or levels are dropped: " +
         std::to_string(reading.subtotals) + ", each equal to the sums of the image's other rows.";
}

std::string nameless_sentence(const MetricReading& reading) {
  if (reading.nameless_rows == 0) return "";
  return "Left out, for they name no image: " + counted(reading.nameless_rows, "row", "rows") +
         " with " + counts_text(reading.nameless_impressions, reading.nameless_clicks) + ".";
}

std::string merged_sentence(const MetricReading& reading) {
  if (reading.merged_rows == 0) return "";
  const auto text = [](const MergedRows& merged) {
    std::string rows;
    for (const std::size_t row : merged.rows) rows += " and " + std::to_string(row);
    return std::to_string(merged.into) + rows;
  };
  return "Rows of one image, date and factors are summed: " +
         counted(reading.merged_rows, "row", "rows") + " went into others (rows " +
         listed(reading.merged, text) + ").";
}

/// Each once.
std::vector<std::string> names_of(const std::vector<NoDataRow>& rows) {
  std::vector<std::string> names;
  for (const NoDataRow& row : rows) {
    if (std::ranges::find(names, row.image) == names.end()) names.push_back(row.image);
  }
  return names;
}

std::string no_data_sentence(const MetricReading& reading) {
  if (reading.no_data_rows == 0) return "";
  std::string sentence = "No data, and not 0, in " + counted(reading.no_data_rows, "row", "rows") +
                         ", of " + listed(names_of(reading.no_data), quoted);
  const auto without_clicks = std::ranges::count_if(reading.no_data, &NoDataRow::has_impressions);
  if (without_clicks > 0) {
    sentence += "; " + counted(static_cast<std::size_t>(without_clicks), "has", "have") +
                " impressions but no clicks: if that means none, write 0";
  }
  return sentence + ".";
}

std::string left_over_sentence(const MetricReading& reading) {
  std::vector<std::string> parts;
  if (reading.empty_rows > 0)
    parts.push_back(counted(reading.empty_rows, "empty row", "empty rows"));
  if (reading.empty_columns > 0) {
    parts.push_back(counted(reading.empty_columns, "empty column", "empty columns"));
  }
  if (reading.repeated_headers > 0) {
    parts.push_back(counted(reading.repeated_headers, "repeated line of headings",
                            "repeated lines of headings"));
  }
  if (reading.notes_below > 0) {
    parts.push_back(counted(reading.notes_below, "line of notes below the table",
                            "lines of notes below the table"));
  }
  if (parts.empty()) return "";
  return "Passed over: " + listed(parts, [](const std::string& part) { return part; }) + ".";
}

std::string sums_sentence(const MetricTable& table) {
  std::string sentence = "Read: " + counted(table.rows.size(), "row", "rows");
  if (table.has_counts) {
    const Sums sums = sums_of(table);
    sentence += " with " + counts_text(sums.impressions, sums.clicks);
  }
  return sentence + ".";
}

}  // namespace

std::vector<std::string> sentences(const MetricTable& table) {
  const MetricReading& reading = table.reading;
  if (reading.taken.empty()) return {};
  std::vector<std::string> all = {
      file_sentence(reading),     broken_sentence(reading),
      taken_sentence(reading),    columns_sentence("Factors: ", reading.factors),
      measures_sentence(table),   columns_sentence("Not taken: ", reading.not_taken),
      numbers_sentence(reading),  dates_sentence(reading),
      totals_sentence(table),     subtotals_sentence(reading),
      nameless_sentence(reading), merged_sentence(reading),
      no_data_sentence(reading),  left_over_sentence(reading),
      sums_sentence(table)};
  std::erase_if(all, [](const std::string& sentence) { return sentence.empty(); });
  for (std::string& sentence : all) sentence = shown_text(sentence);
  return all;
}

std::vector<std::string> sentences_and_notes(const MetricTable& table) {
  std::vector<std::string> all = sentences(table);
  for (const std::string& note : table.notes) all.push_back(shown_text(note));
  return all;
}

std::string paragraph(const MetricTable& table) {
  std::string text;
  for (const std::string& sentence : sentences(table)) text += (text.empty() ? "" : " ") + sentence;
  return text;
}

}  // namespace imagelift::metrics
