#include "metrics/metrics_csv.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/error.h"
#include "core/shown_text.h"
#include "metrics/csv.h"
#include "metrics/input_file.h"
#include "metrics/metric_numbers.h"
#include "metrics/row_faults.h"
#include "text/ascii.h"

namespace imagelift::metrics {
namespace {

/// Where each column stands in a row; empty: the file does not have it.
struct Columns {
  std::size_t count = 0;
  std::optional<std::size_t> image, impressions, clicks, ctr, date;
  std::map<std::string, std::size_t> factors;  ///< sorted by name
};

Columns columns_of(const std::vector<std::string>& header, RowFaults& faults) {
  Columns columns;
  columns.count = header.size();
  const std::map<std::string, std::optional<std::size_t>*> known = {
      {"image", &columns.image},
      {"impressions", &columns.impressions},
      {"clicks", &columns.clicks},
      {"ctr", &columns.ctr},
      {"date", &columns.date}};
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string name = shown_address(trimmed(header[i]));
    const auto column = known.find(text::to_lower(name));
    if (name.empty()) {
      faults.add(1, "column " + std::to_string(i + 1) + " has no name");
    } else if (column == known.end() ? !columns.factors.emplace(name, i).second
                                     : column->second->has_value()) {
      faults.add(1, "the column " + name + " stands twice");
    } else if (column != known.end()) {
      *column->second = i;
    }
  }
  if (!columns.image) faults.add(1, "there is no column image");
  if (columns.impressions.has_value() != columns.clicks.has_value()) {
    faults.add(1, "impressions and clicks are needed together");
  } else if (!columns.impressions && !columns.ctr) {
    faults.add(1, "there are neither impressions and clicks nor ctr");
  }
  return columns;
}

class RowParser {
 public:
  RowParser(const Columns& columns, const MetricOptions& options, bool comma_is_decimal,
            RowFaults& faults)
      : columns_(columns),
        options_(options),
        comma_is_decimal_(comma_is_decimal),
        faults_(faults) {}

  MetricRow parse(std::size_t number, const std::vector<std::string>& fields) {
    MetricRow row;
    row.row = number;
    row.image = fields[*columns_.image];
    if (row.image.empty()) faults_.add(number, "image is empty");
    if (columns_.date) row.date = date(number, fields[*columns_.date]);
    for (const auto& [name, column] : columns_.factors) row.factors.push_back(fields[column]);
    if (columns_.impressions) {
      row.impressions = count(number, "impressions", fields[*columns_.impressions]);
      row.clicks = count(number, "clicks", fields[*columns_.clicks]);
      if (row.impressions && row.clicks && *row.clicks > *row.impressions) {
        faults_.add(number, std::to_string(*row.clicks) + " clicks are more than " +
                                std::to_string(*row.impressions) + " impressions");
      }
    } else {
      row.ctr = ctr(number, fields[*columns_.ctr]);
    }
    return row;
  }

 private:
  std::string date(std::size_t number, const std::string& cell) {
    std::string text(trimmed(cell));
    if (!text.empty() && !is_iso_date(text)) {
      faults_.add(number, "the date `" + text.substr(0, 40) + "` is not like 2026-01-31");
    }
    return text;
  }

  std::optional<std::uint64_t> count(std::size_t number, const char* column,
                                     const std::string& cell) {
    const auto parsed = parse_count(cell);
    if (const auto* value = std::get_if<std::uint64_t>(&parsed)) return *value;
    faults_.add(number, std::string(column) + " " + std::get<CellFault>(parsed).message);
    return std::nullopt;
  }

  std::optional<double> ctr(std::size_t number, const std::string& cell) {
    const auto parsed = parse_ctr(cell, options_.ctr_unit, comma_is_decimal_);
    if (const auto* value = std::get_if<double>(&parsed)) return *value;
    faults_.add(number, "ctr " + std::get<CellFault>(parsed).message);
    return std::nullopt;
  }

  const Columns& columns_;
  const MetricOptions& options_;
  bool comma_is_decimal_;
  RowFaults& faults_;
};

void require_distinct(const MetricTable& table, RowFaults& faults) {
  std::map<std::vector<std::string>, std::size_t> first_with;
  for (const MetricRow& row : table.rows) {
    std::vector<std::string> key = {row.image};
    if (table.has_counts) {
      key.push_back(row.date);
      key.insert(key.end(), row.factors.begin(), row.factors.end());
    }
    const auto [first, is_new] = first_with.emplace(std::move(key), row.row);
    if (is_new) continue;
    faults.add(row.row, (table.has_counts ? "repeats image, date and factors of row "
                                          : "a file with ctr has one row per image, but this "
                                            "one repeats that of row ") +
                            std::to_string(first->second));
  }
}

void add_notes(MetricTable& table, const Columns& columns, CtrUnit unit, bool bare_ctr) {
  if (columns.impressions && columns.ctr) {
    table.notes.push_back("The column ctr is not used: CTR is clicks divided by impressions.");
  }
  if (!columns.impressions && unit == CtrUnit::unstated && bare_ctr) {
    table.notes.push_back("The column ctr has no unit; its values were read as fractions.");
  }
}

MetricTable read_rows(CsvReader& reader, const Columns& columns, const MetricOptions& options,
                      bool comma_is_decimal, RowFaults& faults) {
  MetricTable table;
  table.has_counts = columns.impressions.has_value();
  for (const auto& factor : columns.factors) table.factors.push_back({factor.first});
  RowParser parser(columns, options, comma_is_decimal, faults);
  bool bare_ctr = false;
  std::vector<std::string> fields;
  while (reader.next(fields)) {
    if (fields.size() != columns.count) {
      faults.add(reader.row(), std::to_string(fields.size()) + " fields instead of " +
                                   std::to_string(columns.count));
      continue;
    }
    table.rows.push_back(parser.parse(reader.row(), fields));
    if (columns.ctr) bare_ctr |= fields[*columns.ctr].find('%') == std::string::npos;
  }
  if (reader.fault()) faults.add(reader.fault()->row, reader.fault()->message);
  if (table.rows.empty() && faults.empty()) faults.add(1, "there are no rows below the header");
  add_notes(table, columns, options.ctr_unit, bare_ctr);
  return table;
}

}  // namespace

MetricTable parse_metrics_csv(std::string_view text, std::string_view name,
                              const MetricOptions& options) {
  const std::string file(name);
  RowFaults faults;
  if (const auto fault = check_encoding(text)) {
    faults.add(fault->row, fault->message);
    faults.throw_if_any(file);
  }
  const char separator = detect_separator(text);
  CsvReader reader(text, separator);
  std::vector<std::string> header;
  if (!reader.next(header)) {
    faults.add(1, reader.fault() ? reader.fault()->message : "the file is empty");
    faults.throw_if_any(file);
  }
  const Columns columns = columns_of(header, faults);
  faults.throw_if_any(file);
  MetricTable table = read_rows(reader, columns, options, separator != ',', faults);
  require_distinct(table, faults);
  faults.throw_if_any(file);
  return table;
}

MetricTable read_metrics_csv(const std::filesystem::path& file, const MetricOptions& options) {
  return parse_metrics_csv(read_input_file(file, options.max_bytes), file.string(), options);
}

}  // namespace imagelift::metrics
