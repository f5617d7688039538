#include "store/rows/run_metrics.h"

#include <algorithm>

#include "store/files/sentences_json.h"
#include "store/rows/fnv1a.h"
#include "store/rows/store_parts.h"
#include "store/schema/transaction.h"

namespace imagelift::store {
namespace {

/// A table without measures keeps the digest that it had before there were any.
void add_measures(Fnv1a& digest, const metrics::MetricTable& table) {
  for (const metrics::MeasureColumn& measure : table.measures) {
    for (const std::string* text : {&measure.name, &measure.heading, &measure.unit}) {
      digest.add(*text);
    }
    digest.add(to_string(measure.kind));
  }
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (const metrics::MeasureColumn& measure : table.measures) {
      digest.add(std::uint64_t{measure.values[row].has_value()});
      digest.add(measure.values[row].value_or(0));
    }
  }
}

std::int64_t metrics_digest(const metrics::MetricTable& table) {
  if (table.rows.empty()) return 0;
  Fnv1a digest;
  for (const metrics::MetricFactor& factor : table.factors) {
    digest.add(factor.name);
    digest.add(to_string(factor.from));
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const metrics::MetricRow& row = table.rows[i];
    digest.add(std::uint64_t{row.row});
    digest.add(row.image);
    digest.add(row.date.iso());
    for (const metrics::MetricFactor& factor : table.factors) digest.add(factor.levels[i]);
    digest.add(row.impressions.value_or(0));
    digest.add(row.clicks.value_or(0));
    digest.add(row.ctr.value_or(-1));
  }
  if (!table.measures.empty()) add_measures(digest, table);
  return digest.value();
}

void put_metric_row(Connection& connection, RunId run, const metrics::MetricTable& table,
                    std::size_t index) {
  const metrics::MetricRow& row = table.rows[index];
  connection.run(
      "INSERT INTO metric (run, row, image, date, impressions, clicks, ctr)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)",
      run, std::uint64_t{row.row}, row.image.string(), row.date.iso(),
      std::optional<std::uint64_t>(row.impressions), std::optional<std::uint64_t>(row.clicks),
      std::optional<double>(row.ctr));
  for (const metrics::MetricFactor& factor : table.factors) {
    connection.run("INSERT INTO factor_value (run, row, factor, value) VALUES (?, ?, ?, ?)", run,
                   std::uint64_t{row.row}, factor.name, factor.levels[index].string());
  }
  for (std::size_t i = 0; i < table.measures.size(); ++i) {
    const auto& value = table.measures[i].values[index];
    if (!value) continue;
    connection.run("INSERT INTO measure_value (run, row, measure, value) VALUES (?, ?, ?, ?)", run,
                   std::uint64_t{row.row}, std::uint64_t{i}, *value);
  }
}

/// The names of what the rows have beside their counts.
void put_columns(Connection& connection, RunId run, const metrics::MetricTable& table) {
  for (const metrics::MetricFactor& factor : table.factors) {
    connection.run("INSERT INTO factor (run, name, origin) VALUES (?, ?, ?)", run, factor.name,
                   to_string(factor.from));
  }
  for (std::size_t i = 0; i < table.measures.size(); ++i) {
    const metrics::MeasureColumn& measure = table.measures[i];
    connection.run(
        "INSERT INTO measure (run, position, name, heading, unit, kind) VALUES (?, ?, ?, ?, ?, ?)",
        run, std::uint64_t{i}, measure.name, measure.heading, measure.unit,
        to_string(measure.kind));
  }
}

metrics::MetricRow metric_row_of(const Statement& row, text::SharedTexts& texts) {
  metrics::MetricRow metric;
  metric.row = static_cast<std::uint32_t>(row.integer(0));
  metric.image = texts.of(row.text(1));
  metric.date = metrics::Date(row.text(2));
  if (!row.is_null(3)) metric.impressions = static_cast<std::uint64_t>(row.integer(3));
  if (!row.is_null(4)) metric.clicks = static_cast<std::uint64_t>(row.integer(4));
  if (!row.is_null(5)) metric.ctr = row.real(5);
  return metric;
}

/// Walks on from the row at `index` to that of this number, or to the first behind it: values
/// ascend as the rows do.
std::size_t index_of_row(std::size_t index, const metrics::MetricTable& table,
                         std::int64_t number) {
  while (index < table.rows.size() && table.rows[index].row < number) ++index;
  return index;
}

/// One pass beside the rows, which ascend likewise.
void read_levels(Connection& connection, RunId run, metrics::MetricTable& table,
                 text::SharedTexts& texts) {
  Statement values = connection.prepare(
      "SELECT row, factor, value FROM factor_value WHERE run = ? ORDER BY row, factor");
  values.bind(run);
  std::size_t index = 0;
  while (values.step()) {
    index = index_of_row(index, table, values.integer(0));
    const auto factor =
        std::ranges::lower_bound(table.factors, values.text(1), {}, &metrics::MetricFactor::name);
    if (index == table.rows.size()) break;
    if (table.rows[index].row != values.integer(0) || factor == table.factors.end()) continue;
    if (factor->name == values.text(1)) factor->levels[index] = texts.of(values.text(2));
  }
}

metrics::MeasureKind kind_of(std::string_view name) {
  for (const auto kind : {metrics::MeasureKind::events, metrics::MeasureKind::amount}) {
    if (to_string(kind) == name) return kind;
  }
  return metrics::MeasureKind::level;
}

void read_columns(Connection& connection, RunId run, metrics::MetricTable& table) {
  Statement factors =
      connection.prepare("SELECT name, origin = 'name' FROM factor WHERE run = ? ORDER BY name");
  factors.bind(run);
  while (factors.step()) {
    const bool from_name = factors.integer(1) != 0;
    table.factors.push_back(
        {std::string(factors.text(0)), from_name ? FactorOrigin::name : FactorOrigin::metrics});
  }
  Statement measures = connection.prepare(
      "SELECT name, heading, unit, kind FROM measure WHERE run = ? ORDER BY position");
  measures.bind(run);
  while (measures.step()) {
    table.measures.push_back({{std::string(measures.text(0)), std::string(measures.text(1)),
                               std::string(measures.text(2)), kind_of(measures.text(3))}});
  }
}

/// One pass beside the rows, which ascend likewise.
void read_measure_values(Connection& connection, RunId run, metrics::MetricTable& table) {
  Statement values = connection.prepare(
      "SELECT row, measure, value FROM measure_value WHERE run = ? ORDER BY row, measure");
  values.bind(run);
  std::size_t index = 0;
  while (values.step()) {
    index = index_of_row(index, table, values.integer(0));
    if (index == table.rows.size()) break;
    const auto measure = static_cast<std::size_t>(values.integer(1));
    if (table.rows[index].row == values.integer(0) && measure < table.measures.size()) {
      table.measures[measure].values[index] = values.real(2);
    }
  }
}

}  // namespace

void RunMetrics::put(RunId run, const metrics::MetricTable& table,
                     const std::vector<std::string>& reading) {
  Transaction transaction(*parts_);
  Connection& connection = parts_->connection;
  connection.run("DELETE FROM metric WHERE run = ?", run);
  connection.run("DELETE FROM factor WHERE run = ?", run);
  connection.run("DELETE FROM measure WHERE run = ?", run);
  put_columns(connection, run, table);
  for (std::size_t i = 0; i < table.rows.size(); ++i) put_metric_row(connection, run, table, i);
  connection.run("UPDATE run SET metrics_digest = ?, reading_json = ? WHERE id = ?",
                 metrics_digest(table), sentences_json(reading), run);
  transaction.commit();
}

metrics::MetricTable RunMetrics::of(RunId run) const {
  metrics::MetricTable table;
  Connection& connection = parts_->connection;
  read_columns(connection, run, table);
  Statement rows = connection.prepare(
      "SELECT row, image, date, impressions, clicks, ctr FROM metric WHERE run = ? ORDER BY row");
  rows.bind(run);
  text::SharedTexts texts;
  while (rows.step()) table.rows.push_back(metric_row_of(rows, texts));
  table.fill_columns();
  read_levels(connection, run, table, texts);
  read_measure_values(connection, run, table);
  table.has_counts = !table.rows.empty() && table.rows.front().impressions.has_value();
  return table;
}

std::vector<std::string> RunMetrics::reading(RunId run) const {
  Statement row = parts_->connection.prepare("SELECT reading_json FROM run WHERE id = ?");
  row.bind(run);
  return row.step() ? sentences_from_json(row.text(0)) : std::vector<std::string>{};
}

}  // namespace imagelift::store
