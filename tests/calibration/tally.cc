#include "tests/calibration/tally.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "stats/analysis.h"
#include "tests/calibration/coverage.h"
#include "tests/calibration/population.h"
#include "tests/calibration/seeds.h"

namespace imagelift::calibration {
namespace {

/// Intervals are many; those of every fourth set are enough.
constexpr std::uint32_t kCoveredSets = 4;

/// The name, and what the answer says these images cannot tell apart from it.
std::vector<std::size_t> told_together(const stats::Analysis& analysis, std::size_t name) {
  std::vector<std::size_t> all = {name};
  for (std::size_t f = 0; f < analysis.features.size(); ++f) {
    const stats::Naming& naming = analysis.features[f].naming;
    if (naming.under != name) continue;
    const bool is_same = naming.status == stats::NamingStatus::same;
    if (is_same || naming.is_hardly_told_apart()) all.push_back(f);
  }
  return all;
}

double value_of(const stats::Analysis& analysis, std::size_t f) {
  const auto& feature = analysis.features[f];
  return (analysis.factors.empty() ? feature.impact : feature.held_fixed.estimate).value;
}

void count_names(const Population& population, const stats::Analysis& analysis, Tally& tally) {
  const auto& effects = population.effects();
  std::vector<bool> told(effects.size(), false);
  std::size_t wrong = 0;
  bool names_companion = false;
  for (const auto name : analysis.names) {
    const auto together = told_together(analysis, name);
    const bool is_right = std::any_of(together.begin(), together.end(),
                                      [&](std::size_t f) { return effects[f] != 0; });
    if (!is_right) ++wrong;
    if (!is_right && population.is_companion(name)) names_companion = true;
    for (const auto f : together) told[f] = true;
    if (effects[name] == 0) continue;
    ++tally.names;
    if (effects[name] * value_of(analysis, name) < 0) ++tally.wrong_signs;
  }
  const auto names = static_cast<double>(std::max<std::size_t>(1, analysis.names.size()));
  tally.wrong.add(static_cast<double>(wrong) / names);
  tally.has_name.add(analysis.names.empty() ? 0 : 1);
  tally.names_companion.add(names_companion ? 1 : 0);
  double real = 0;
  double found = 0;
  for (std::size_t f = 0; f < effects.size(); ++f) {
    if (effects[f] == 0) continue;
    real += 1;
    found += told[f] ? 1 : 0;
  }
  if (real > 0) tally.power.add(found / real);
}

/// The level's true effect less the weighted mean of the others'.
double true_difference(const Population& population, const DrawnRows& rows,
                       const stats::Analysis& analysis, const stats::LevelResult& level) {
  const auto& effects = population.level_effects(level.factor);
  const auto& of_row = rows.outcomes.factors[level.factor].of_row;
  double weight = 0;
  double rest = 0;
  for (std::size_t row = 0; row < of_row.size(); ++row) {
    if (of_row[row] == level.level) continue;
    weight += analysis.weights.of_row[row];
    rest += analysis.weights.of_row[row] * effects[of_row[row]];
  }
  return effects[level.level] - rest / weight;
}

void count_levels(const Population& population, const DrawnRows& rows,
                  const stats::Analysis& analysis, Tally& tally) {
  bool has_level = false;
  for (const auto& level : analysis.levels) {
    if (!level.named) continue;
    has_level = true;
    ++tally.levels;
    const double truth = true_difference(population, rows, analysis, level);
    if (truth * level.decides.value < 0) ++tally.wrong_level_signs;
  }
  tally.has_level.add(has_level ? 1 : 0);
  tally.has_either.add(has_level || !analysis.names.empty() ? 1 : 0);
}

std::string percent(const Average& average) {
  if (average.count() == 0) return "-";
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", 100 * average.mean());
  return text;
}

std::string of(std::size_t part, std::size_t all) {
  return std::to_string(part) + "/" + std::to_string(all);
}

}  // namespace

void Average::add(double value) {
  ++count_;
  sum_ += value;
  squares_ += value * value;
}

double Average::standard_error() const {
  if (count_ < 2) return 0;
  const auto n = static_cast<double>(count_);
  return std::sqrt(std::max(0.0, squares_ / n - mean() * mean()) / (n - 1));
}

Tally calibrated(const Scenario& scenario, std::uint32_t first, std::uint32_t count) {
  Tally tally;
  for (std::uint32_t set = first; set < first + count; ++set) {
    Dice dice(seed_of(scenario, set));
    const Population population(scenario, dice);
    const DrawnRows rows = population.draw(dice);
    const auto analysis = stats::analyse(rows.table, rows.outcomes);
    ++tally.sets;
    count_names(population, analysis, tally);
    count_levels(population, rows, analysis, tally);
    if (set % kCoveredSets != 0) continue;
    const Coverage coverage = coverage_of(population, rows, analysis, dice);
    if (coverage.crude.of > 0) tally.crude.add(coverage.crude.share());
    if (coverage.adjusted.of > 0) tally.adjusted.add(coverage.adjusted.share());
    if (coverage.joint.of > 0) tally.joint.add(coverage.joint.share());
  }
  return tally;
}

std::string table_head() {
  return "| scenario | crude | adjusted | joint | wrong names | sets with a name | with a level | "
         "with either | power | companion named | wrong signs of names | wrong signs of levels |\n"
         "|---|---|---|---|---|---|---|---|---|---|---|---|\n";
}

std::string table_line(const Scenario& scenario, const Tally& tally) {
  std::string line = "| " + std::string(scenario.name);
  for (const Average* average :
       {&tally.crude, &tally.adjusted, &tally.joint, &tally.wrong, &tally.has_name,
        &tally.has_level, &tally.has_either, &tally.power}) {
    line += " | " + percent(*average);
  }
  line += " | " + (scenario.has_companions ? percent(tally.names_companion) : "-");
  line += " | " + of(tally.wrong_signs, tally.names);
  line += " | " + of(tally.wrong_level_signs, tally.levels) + " |\n";
  return line;
}

}  // namespace imagelift::calibration
