#include "stats/levels.h"

#include <cmath>

#include "stats/checks.h"
#include "stats/deciding_fits.h"
#include "stats/difference.h"
#include "stats/false_discovery.h"
#include "stats/within.h"

namespace imagelift::stats {
namespace {

/// The levels of one factor, against each other.
class FactorLevels {
 public:
  FactorLevels(const Cells& cells, std::size_t factor, double least_families)
      : level_(cells.levels[factor]),
        fits_(cells, cells, least_families, factor),
        least_families_(least_families) {
    for (std::uint32_t cell = 0; cell < level_.size(); ++cell) {
      if (level_[cell] == Factor::kNoLevel) missing_.push_back(cell);
    }
  }

  const DecidingFits& fits() const { return fits_; }

  Presence presence(std::size_t level) const {
    Presence presence{{}, missing_};
    for (std::uint32_t cell = 0; cell < level_.size(); ++cell) {
      if (level_[cell] == level) presence.with.push_back(cell);
    }
    return presence;
  }

  /// Appends all levels that some row has; `numbers`: those of all factors before.
  void add(std::size_t factor, const std::vector<std::string>& names, WithinHypotheses& numbers,
           std::vector<LevelResult>& results) const {
    const FixedFactors fixed = fits_.fixed(missing_);
    for (std::size_t level = 0; level < names.size(); ++level) {
      LevelResult result;
      result.factor = factor;
      result.level = level;
      result.name = names[level];
      const auto with = presence(level).with;
      if (with.empty()) continue;
      result.sides = fits_.sides(with, missing_);
      result.difference = moderated_difference(result.sides);
      result.tested = result.sides.with.effective_n >= least_families_ &&
                      result.sides.without.effective_n >= least_families_;
      if (result.tested) decide(result, fixed, with, numbers);
      results.push_back(std::move(result));
    }
  }

 private:
  void decide(LevelResult& result, const FixedFactors& fixed,
              const std::vector<std::uint32_t>& with, WithinHypotheses& numbers) const {
    const std::size_t before = numbers.count();
    result.hypothesis = numbers.of(fixed, with);
    result.stands_for_it = numbers.count() > before;
    if (fits_.holds_factors()) result.held_fixed = fixed.difference(with);
    const Within within = within_of(fits_, result.sides, result.held_fixed);
    result.decides = within.decides;
    result.p = within.p;
  }

  const std::vector<std::uint32_t>& level_;
  DecidingFits fits_;
  double least_families_;
  std::vector<std::uint32_t> missing_;
};

}  // namespace

std::vector<LevelResult> test_levels(const Cells& cells,
                                     std::span<const std::vector<std::string>> levels,
                                     double least_families, double rate) {
  Cells own = cells;
  own.first.clear();  // what is asked of them here are cells already
  std::vector<LevelResult> results;
  WithinHypotheses numbers;
  std::vector<FactorLevels> factors;
  for (std::size_t f = 0; f < levels.size(); ++f) {
    factors.emplace_back(own, f, least_families);
    factors.back().add(f, levels[f], numbers, results);
  }
  std::vector<double> p;
  for (const LevelResult& result : results) {
    if (result.stands_for_it) p.push_back(result.p);
  }
  const auto family = false_discovery(p, rate);
  for (LevelResult& result : results) {
    if (!result.tested) continue;
    result.q = family.q[result.hypothesis];
    if (!result.stands_for_it || !(result.q <= rate)) continue;
    const FactorLevels& factor = factors[result.factor];
    const auto checks = family_checks(factor.fits(), factor.presence(result.level));
    result.named = pass(checks, result.decides.value);
  }
  return results;
}

}  // namespace imagelift::stats
