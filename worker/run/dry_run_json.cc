#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/shown_text.h"
#include "metrics/reading_text.h"
#include "metrics/totals_rows.h"
#include "worker/run/dry_run_output.h"

namespace imagelift::worker {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kMostNames = 1000;  // of each list

template <class Value>
ordered_json or_null(const std::optional<Value>& value) {
  return value ? ordered_json(*value) : ordered_json();
}

ordered_json headings(const std::vector<metrics::ColumnReading>& columns) {
  ordered_json list = ordered_json::array();
  for (const auto& column : columns) list.push_back(column.heading);
  return list;
}

void add_columns(ordered_json& json, const metrics::MetricReading& reading) {
  ordered_json taken = ordered_json::object(), why = ordered_json::object();
  for (const auto& column : reading.taken) taken[column.role] = column.heading;
  for (const auto& column : reading.not_taken) why[column.heading] = column.why;
  json["taken"] = std::move(taken);
  json["not_taken"] = headings(reading.not_taken);
  json["why_not_taken"] = std::move(why);
  json["factors"] = headings(reading.factors);
  json["not_factors"] = headings(reading.measures);
}

ordered_json measures(const metrics::MetricTable& table) {
  ordered_json list = ordered_json::array();
  for (const auto& measure : table.measures) {
    list.push_back({{"name", measure.name}, {"heading", measure.heading}, {"unit", measure.unit}});
  }
  return list;
}

std::string_view verdict_name(metrics::TotalsVerdict verdict) {
  using enum metrics::TotalsVerdict;
  switch (verdict) {
    case equal:
      return "equal";
    case larger:
      return "larger";
    case smaller:
      return "smaller";
    case unstated:
      break;
  }
  return "unstated";
}

ordered_json totals(const metrics::MetricReading& reading) {
  ordered_json list = ordered_json::array();
  for (const auto& row : reading.totals) {
    list.push_back({{"row", row.row},
                    {"label", row.label},
                    {"impressions", or_null(row.impressions)},
                    {"clicks", or_null(row.clicks)},
                    {"than_rows", verdict_name(row.verdict)}});
  }
  return list;
}

void add_lines(ordered_json& json, const metrics::MetricReading& reading) {
  json["container"] = reading.container;
  json["encoding"] = reading.encoding;
  json["broken_characters"] = reading.broken_characters;
  json["separator"] = reading.separator;
  json["sheet"] = reading.sheet;
  json["skipped_lines"] = reading.skipped_lines;
  json["header_row"] = reading.header_row;
  json["grouping"] = reading.grouping;
  json["decimal"] = reading.decimal;
  json["ctr_unit"] = reading.ctr_unit;
  json["dates"] = reading.dates;
  json["date_column"] = reading.date_column;
  json["date_note"] = reading.date_note;
  json["total_rows"] = reading.totals.size();
  json["totals"] = totals(reading);
  json["merged_rows"] = reading.merged_rows;
  json["merged"] = ordered_json::array();
  for (const auto& merged : reading.merged) {
    json["merged"].push_back({{"into", merged.into}, {"rows", merged.rows}});
  }
  json["no_data_rows"] = reading.no_data_rows;
  json["no_data"] = ordered_json::array();
  for (const auto& row : reading.no_data) json["no_data"].push_back(shown_address(row.image));
  json["empty_rows"] = reading.empty_rows;
  json["empty_columns"] = reading.empty_columns;
  json["notes_below"] = reading.notes_below;
}

ordered_json counts(const DryRun& result) {
  ordered_json object = ordered_json::object();
  for (const NamedTotals& named : result.counts) {
    ordered_json& value = object[shown_address(named.name)];
    if (result.table.has_counts) {
      value = {or_null(named.totals.impressions), or_null(named.totals.clicks)};
    } else {
      value = or_null(named.totals.ctr);
    }
  }
  return object;
}

ordered_json first_rows(const DryRun& result) {
  const metrics::MetricTable& table = result.first_rows;
  ordered_json rows = ordered_json::array();
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const metrics::MetricRow& row = table.rows[i];
    ordered_json json = {{"row", row.row}, {"image", shown_address(row.image)}};
    if (!row.date.empty()) json["date"] = row.date.iso();
    if (row.impressions) json["impressions"] = *row.impressions;
    if (row.clicks) json["clicks"] = *row.clicks;
    if (row.ctr) json["ctr"] = *row.ctr;
    for (const auto& factor : table.factors) {
      json["factors"][factor.name] = shown_address(factor.levels[i]);
    }
    for (const auto& measure : table.measures) {
      json["measures"][measure.name] = or_null(std::optional<double>(measure.values[i]));
    }
    rows.push_back(std::move(json));
  }
  return rows;
}

ordered_json nearest(const std::vector<metrics::Unmatched>& side) {
  ordered_json object = ordered_json::object();
  for (std::size_t i = 0; i < std::min(kMostNames, side.size()); ++i) {
    if (!side[i].nearest.empty()) object[side[i].name] = side[i].nearest;
  }
  return object;
}

void add_match(ordered_json& json, const metrics::MatchedSides& sides) {
  json["images"] = sides.images;
  json["matched"] = sides.images_with_rows;
  json["images_without_row"] = sides.images - sides.images_with_rows;
  json["unmatched_rows"] = ordered_json::array();
  for (std::size_t i = 0; i < std::min(kMostNames, sides.names_without_image.size()); ++i) {
    json["unmatched_rows"].push_back(sides.names_without_image[i].name);
  }
  json["nearest"] = {{"of_rows", nearest(sides.names_without_image)},
                     {"of_images", nearest(sides.images_without_rows)}};
}

std::string dumped(const ordered_json& json) {
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string json_of(const DryRun& result) {
  const metrics::MetricTable& table = result.table;
  ordered_json json = {{"result", "read"}, {"exit", 0}, {"note", metrics::paragraph(table)}};
  add_columns(json, table.reading);
  json["notes"] = table.notes;
  for (const std::string& note : result.map_notes) json["notes"].push_back(note);
  json["measures"] = measures(table);
  add_lines(json, table.reading);
  json["rows"] = table.rows.size();
  if (table.has_counts) {
    const metrics::Sums sums = metrics::sums_of(table);
    json["sums"] = {{"impressions", sums.impressions}, {"clicks", sums.clicks}};
  }
  json["first_rows"] = first_rows(result);
  if (result.sides) add_match(json, *result.sides);
  json["counts"] = counts(result);
  return dumped(json);
}

std::string json_of(const Error& refusal) {
  return dumped({{"result", "refused"},
                 {"exit", static_cast<int>(refusal.exit_code())},
                 {"why", shown_text(refusal.what())}});
}

}  // namespace imagelift::worker
