#include "store/rows/run_metrics.h"

#include <algorithm>

#include "store/rows/fnv1a.h"
#include "store/rows/store_parts.h"
#include "store/schema/transaction.h"

namespace imagelift::store {
namespace {

std::int64_t metrics_digest(const metrics::MetricTable& table) {
  if (table.rows.empty()) return 0;
  Fnv1a digest;
  for (const metrics::MetricFactor& factor : table.factors) {
    digest.add(factor.name);
    digest.add(to_string(factor.from));
  }
  for (const metrics::MetricRow& row : table.rows) {
    digest.add(std::uint64_t{row.row});
    digest.add(row.image);
    digest.add(row.date);
    for (const std::string& factor : row.factors) digest.add(factor);
    digest.add(row.impressions.value_or(0));
    digest.add(row.clicks.value_or(0));
    digest.add(row.ctr.value_or(-1));
  }
  return digest.value();
}

void put_metric_row(Connection& connection, RunId run, const metrics::MetricTable& table,
                    const metrics::MetricRow& row) {
  connection.run(
      "INSERT INTO metric (run, row, image, date, impressions, clicks, ctr)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)",
      run, std::uint64_t{row.row}, row.image, row.date, row.impressions, row.clicks, row.ctr);
  for (std::size_t i = 0; i < table.factors.size(); ++i) {
    connection.run("INSERT INTO factor_value (run, row, factor, value) VALUES (?, ?, ?, ?)", run,
                   std::uint64_t{row.row}, table.factors[i].name, row.factors[i]);
  }
}

metrics::MetricRow metric_row_of(const Statement& row) {
  metrics::MetricRow metric;
  metric.row = static_cast<std::size_t>(row.integer(0));
  metric.image = row.text(1);
  metric.date = row.text(2);
  if (!row.is_null(3)) metric.impressions = static_cast<std::uint64_t>(row.integer(3));
  if (!row.is_null(4)) metric.clicks = static_cast<std::uint64_t>(row.integer(4));
  if (!row.is_null(5)) metric.ctr = row.real(5);
  return metric;
}

/// One pass beside the rows, which ascend likewise.
void read_factor_values(Connection& connection, RunId run, metrics::MetricTable& table) {
  Statement values = connection.prepare(
      "SELECT row, factor, value FROM factor_value WHERE run = ? ORDER BY row, factor");
  values.bind(run);
  auto row = table.rows.begin();
  while (values.step()) {
    const auto number = static_cast<std::size_t>(values.integer(0));
    while (row != table.rows.end() && row->row < number) ++row;
    const auto factor =
        std::ranges::lower_bound(table.factors, values.text(1), {}, &metrics::MetricFactor::name);
    if (row == table.rows.end()) break;
    if (row->row != number || factor == table.factors.end()) continue;
    if (factor->name != values.text(1)) continue;
    row->factors[static_cast<std::size_t>(factor - table.factors.begin())] = values.text(2);
  }
}

}  // namespace

void RunMetrics::put(RunId run, const metrics::MetricTable& table) {
  Transaction transaction(*parts_);
  Connection& connection = parts_->connection;
  connection.run("DELETE FROM metric WHERE run = ?", run);
  connection.run("DELETE FROM factor WHERE run = ?", run);
  for (const metrics::MetricFactor& factor : table.factors) {
    connection.run("INSERT INTO factor (run, name, origin) VALUES (?, ?, ?)", run, factor.name,
                   to_string(factor.from));
  }
  for (const metrics::MetricRow& row : table.rows) put_metric_row(connection, run, table, row);
  connection.run("UPDATE run SET metrics_digest = ? WHERE id = ?", metrics_digest(table), run);
  transaction.commit();
}

metrics::MetricTable RunMetrics::of(RunId run) const {
  metrics::MetricTable table;
  Connection& connection = parts_->connection;
  Statement factors =
      connection.prepare("SELECT name, origin = 'name' FROM factor WHERE run = ? ORDER BY name");
  factors.bind(run);
  while (factors.step()) {
    const bool from_name = factors.integer(1) != 0;
    table.factors.push_back(
        {std::string(factors.text(0)), from_name ? FactorOrigin::name : FactorOrigin::metrics});
  }
  Statement rows = connection.prepare(
      "SELECT row, image, date, impressions, clicks, ctr FROM metric WHERE run = ? ORDER BY row");
  rows.bind(run);
  while (rows.step()) {
    table.rows.push_back(metric_row_of(rows));
    table.rows.back().factors.resize(table.factors.size());
  }
  read_factor_values(connection, run, table);
  table.has_counts = !table.rows.empty() && table.rows.front().impressions.has_value();
  return table;
}

}  // namespace imagelift::store
