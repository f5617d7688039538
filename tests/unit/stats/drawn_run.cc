#include "drawn_run.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>

#include "stats/ctr.h"

namespace imagelift::stats {
namespace {

/// Numbers in 0..1 that are the same with every standard library.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}

  double uniform() { return engine_() / 4294967296.0; }
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(n * uniform()); }
  double normal() {
    const double u = 1 - uniform();
    return std::sqrt(-2 * std::log(u)) * std::cos(6.283185307179586 * uniform());
  }

 private:
  std::mt19937 engine_;
};

struct Shape {
  std::uint32_t rows;
  bool twins;
  bool models_failed;
  std::uint32_t levels;  ///< of each factor; 0: no factors
};

/// Levels of a run whose first factor goes with clicks and features.
constexpr std::uint32_t kLevels = 8;

/// The column of a continuous feature.
constexpr std::size_t kBrightness = 33;

double value_of(FeatureKind kind, Dice& dice) {
  if (kind == FeatureKind::count) return 1 + dice.below(4);
  if (kind == FeatureKind::aesthetic || kind == FeatureKind::quality) return dice.normal();
  return std::floor(1 + 999 * dice.uniform()) / 1000;
}

FeatureColumn column_of(FeatureKind kind, double share, const std::vector<std::uint32_t>& missing,
                        std::uint32_t rows, Dice& dice) {
  FeatureColumn column;
  for (std::uint32_t row = 0; row < rows; ++row) {
    const bool has = dice.uniform() < share;
    const double value = value_of(kind, dice);
    if (!has || std::binary_search(missing.begin(), missing.end(), row)) continue;
    column.rows.push_back(row);
    column.values.push_back(value);
  }
  return column;
}

FeatureTable table_of(const Shape& shape, Dice& dice) {
  FeatureTable table;
  table.rows = shape.rows;
  if (shape.models_failed) {
    table.missing.emplace_back();
    for (std::uint32_t row = 0; row < shape.rows; ++row) {
      if (dice.uniform() < 0.15) table.missing[1].push_back(row);
    }
    table.missing.push_back(table.missing[1]);
  }
  const double shares[] = {0.02, 0.1, 0.3, 0.5, 0.8, 1};
  for (const auto kind : kFeatureKinds) {
    const bool dense = kind == FeatureKind::aesthetic || kind == FeatureKind::quality;
    for (const double share : shares) {
      if (dense && share < 0.8) continue;
      const std::size_t missing = shape.models_failed ? dice.below(3) : 0;
      auto column = column_of(kind, share, table.missing[missing], shape.rows, dice);
      column.missing = missing;
      column.id = {kind, "name_" + std::to_string(table.columns.size())};
      column.key = std::to_string(97 * table.columns.size() % 31) + " " + column.id.name;
      column.measure = facts(column.id.kind).measure;
      table.columns.push_back(std::move(column));
    }
  }
  table.columns.push_back(table.columns[2]);  // the same presence under another name
  table.columns.back().id.name = "again";
  table.columns.back().key = "again";
  return table;
}

Factor factor_of(const std::string& name, std::uint32_t levels, const Shape& shape, Dice& dice) {
  Factor factor{name, {}, {}};
  for (std::uint32_t level = 0; level < levels; ++level) {
    factor.levels.push_back("level " + std::to_string(level));
  }
  for (std::uint32_t row = 0; row < shape.rows; ++row) {
    const bool none = levels > 1 && dice.uniform() < 0.05;
    factor.of_row.push_back(none ? Factor::kNoLevel : dice.below(levels));
  }
  return factor;
}

/// Twins follow each other; the second has its twin's level of the first factor, not of the second.
void add_families(Outcomes& outcomes, const Shape& shape) {
  for (std::uint32_t row = 0; row < shape.rows; ++row) {
    const bool twin = shape.twins && row % 7 == 3;
    const auto& last = outcomes.families.of_row;
    outcomes.families.of_row.push_back(
        twin ? last.back() : static_cast<std::uint32_t>(outcomes.families.count++));
    if (twin && !outcomes.factors.empty()) {
      outcomes.factors[0].of_row[row] = outcomes.factors[0].of_row[row - 1];
    }
  }
}

/// The level decides how often images have the column, and in part their CTR: with the level held
/// fixed the difference disappears, or changes its sign where `within` is below 1.
void go_with_level(FeatureColumn& column, double within, const Factor& factor,
                   const std::vector<std::uint32_t>& missing, std::vector<double>& rate,
                   Dice& dice) {
  column.rows.clear();
  column.values.clear();
  for (std::uint32_t row = 0; row < rate.size(); ++row) {
    const auto level = factor.of_row[row];
    const bool known = !std::binary_search(missing.begin(), missing.end(), row);
    if (level == Factor::kNoLevel || !known || dice.uniform() * 8 > level + 0.5) continue;
    column.rows.push_back(row);
    column.values.push_back(2);
    rate[row] *= within;
  }
}

/// The column's values rise with the CTR.
void add_trend(FeatureColumn& column, const std::vector<double>& rate, Dice& dice) {
  for (std::size_t i = 0; i < column.rows.size(); ++i) {
    column.values[i] = std::log(rate[column.rows[i]]) + dice.normal();
  }
}

Outcomes outcomes_of(FeatureTable& table, const Shape& shape, Dice& dice) {
  Outcomes outcomes;
  if (shape.levels > 0) {
    outcomes.factors = {factor_of("template", shape.levels, shape, dice),
                        factor_of("campaign_name", 6, shape, dice),
                        factor_of("identity", 5000, shape, dice)};
  }
  add_families(outcomes, shape);
  std::vector<double> rate(shape.rows);
  for (double& value : rate) value = 0.02 * std::exp(0.15 * dice.normal());
  for (const std::size_t strong : {4U, 13U}) {
    for (const auto row : table.columns[strong].rows) rate[row] *= strong == 4 ? 1.5 : 0.7;
  }
  if (shape.levels == kLevels) {
    const Factor& factor = outcomes.factors[0];
    for (std::uint32_t row = 0; row < shape.rows; ++row) {
      if (factor.of_row[row] != Factor::kNoLevel) rate[row] *= 1 + 0.25 * factor.of_row[row];
    }
    const std::pair<std::size_t, double> within[] = {{9, 1}, {15, 0.75}, {20, 1.15}};
    for (const auto& [column, change] : within) {
      auto& own = table.columns[column];
      go_with_level(own, change, factor, table.missing[own.missing], rate, dice);
    }
    add_trend(table.columns[kBrightness], rate, dice);
  }
  for (std::uint32_t row = 0; row < shape.rows; ++row) {
    const double impressions = dice.uniform() < 0.03 ? 0 : std::floor(std::exp(7 + dice.normal()));
    outcomes.impressions.push_back(impressions);
    outcomes.clicks.push_back(std::round(impressions * std::min(1.0, rate[row])));
    outcomes.ctr.push_back(ctr(outcomes.clicks[row], impressions));
  }
  return outcomes;
}

DrawnRun draw(const std::string& name, const Shape& shape, std::uint32_t seed) {
  Dice dice(seed);
  DrawnRun run{name, table_of(shape, dice), {}, {}};
  run.outcomes = outcomes_of(run.table, shape, dice);
  return run;
}

/// Every row's CTR as `of_row` says; clicks are that share of the impressions.
template <typename OfRow>
void set_ctr(DrawnRun& run, const OfRow& of_row) {
  for (std::uint32_t row = 0; row < run.table.rows; ++row) {
    run.outcomes.ctr[row] = of_row(row);
    run.outcomes.clicks[row] = run.outcomes.ctr[row] * run.outcomes.impressions[row];
  }
}

void add_degenerate(std::vector<DrawnRun>& runs) {
  const Shape plain{60, false, false, 5};
  for (const double equal : {0., 1., 0.023}) {
    runs.push_back(draw("every CTR " + std::to_string(equal), plain, 7));
    set_ctr(runs.back(), [&](std::uint32_t) { return equal; });
  }
  runs.push_back(draw("equal on each side", plain, 8));
  const auto& column = runs.back().table.columns[3];
  set_ctr(runs.back(), [&](std::uint32_t row) {
    return std::binary_search(column.rows.begin(), column.rows.end(), row) ? 0.07 : 0.03;
  });
  runs.push_back(draw("p near 1e-300", {1200, false, false, 0}, 12));
  Dice noise(13);
  const auto& sure = runs.back().table.columns[3];
  set_ctr(runs.back(), [&](std::uint32_t row) {
    const bool has = std::binary_search(sure.rows.begin(), sure.rows.end(), row);
    return (has ? 0.5 : 0.49706) + 1e-3 * noise.normal();
  });
  runs.push_back(draw("one level", {60, true, false, 1}, 9));
  runs.push_back(draw("one image carries it", plain, 10));
  runs.back().outcomes.impressions[5] = 1e9;
  runs.back().outcomes.clicks[5] = 2e7;
  runs.push_back(draw("separation by level", {60, false, false, 12}, 11));
  auto& level = runs.back().outcomes.factors[0].of_row;
  auto& separated = runs.back().table.columns[4];
  separated.rows.clear();
  for (std::uint32_t row = 0; row < 60; ++row) {
    level[row] = row / 5;
    if (level[row] % 2 == 0) separated.rows.push_back(row);
  }
  separated.values.assign(separated.rows.size(), 0.5);
}

}  // namespace

std::vector<DrawnRun> drawn_runs() {
  std::vector<DrawnRun> runs;
  for (const std::uint32_t rows : {1U, 2U, 3U, 8U, 20U, 45U, 160U, 400U}) {
    for (const bool full : {false, true}) {
      const Shape shape{rows, full, full, full ? kLevels : 0U};
      runs.push_back(draw(std::to_string(rows) + " rows", shape, 100 + rows));
    }
  }
  add_degenerate(runs);
  const std::size_t drawn = runs.size();
  for (std::size_t i = 0; i < drawn; ++i) {
    DrawnRun pooled = runs[i];
    pooled.name += ", pooled";
    pooled.options.group_ctr = GroupCtr::pooled;
    pooled.options.least_families = 2;
    runs.push_back(pooled);
    DrawnRun equal = runs[i];
    equal.name += ", every row the same";
    equal.options.group_ctr = GroupCtr::unweighted;
    runs.push_back(equal);
    // At half the threshold its fit leaves no residual: whether p is 0 or 1 there is rounding.
    if (runs[i].name == "equal on each side") continue;
    DrawnRun choosy = runs[i];
    choosy.name += ", CTRs alone, other choices";
    choosy.outcomes.clicks.clear();
    choosy.outcomes.impressions.clear();
    choosy.options.thresholds = choosy.options.thresholds.scaled(1.7);
    choosy.options.least_prevalence = 0.15;
    choosy.options.most_prevalence = 0.7;
    choosy.options.false_discovery_rate = 0.2;
    runs.push_back(choosy);
  }
  return runs;
}

}  // namespace imagelift::stats
