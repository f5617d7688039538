#include "report/history/run_delta.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "report/data/report_data.h"
#include "stats/bootstrap.h"
#include "stats/presence.h"
#include "stats/units.h"

namespace imagelift::report {
namespace {

void compare_images(const ReportData& before, const ReportData& after, RunDelta& delta) {
  std::unordered_map<std::string, const ReportImage*> earlier;
  for (const ReportImage& image : before.images) earlier.emplace(image.path, &image);
  std::unordered_set<std::string> later;
  for (const ReportImage& image : after.images) {
    later.insert(image.path);
    const auto known = earlier.find(image.path);
    if (known == earlier.end()) {
      delta.images_arrived.push_back(image.name);
      continue;
    }
    ++delta.images_in_both;
    if (known->second->sha256 != image.sha256) delta.images_changed.push_back(image.name);
  }
  for (const ReportImage& image : before.images) {
    if (!later.contains(image.path)) delta.images_gone.push_back(image.name);
  }
}

std::vector<FeatureId> ids_of(const ReportData& data) {
  std::vector<FeatureId> ids;
  for (const stats::FeatureColumn& column : data.table.columns) ids.push_back(column.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

void compare_features(const ReportData& before, const ReportData& after, RunDelta& delta) {
  const auto earlier = ids_of(before), later = ids_of(after);
  std::set_difference(later.begin(), later.end(), earlier.begin(), earlier.end(),
                      std::back_inserter(delta.features_arrived));
  std::set_difference(earlier.begin(), earlier.end(), later.begin(), later.end(),
                      std::back_inserter(delta.features_gone));
}

/// A feature that was tested in both runs: positions in their analyses.
struct Candidate {
  std::size_t before = 0;
  std::size_t after = 0;
  bool marked = false;   ///< in either
  double clearness = 0;  ///< |change| in standard errors
};

std::vector<Candidate> candidates_of(const stats::Analysis& before, const stats::Analysis& after) {
  std::map<FeatureId, std::size_t> earlier;
  for (std::size_t f = 0; f < before.features.size(); ++f) {
    if (before.features[f].eligibility == stats::Eligibility::tested) {
      earlier.emplace(before.features[f].id, f);
    }
  }
  std::vector<Candidate> candidates;
  for (std::size_t f = 0; f < after.features.size(); ++f) {
    const stats::FeatureResult& now = after.features[f];
    const auto known = earlier.find(now.id);
    if (now.eligibility != stats::Eligibility::tested || known == earlier.end()) continue;
    const stats::FeatureResult& then = before.features[known->second];
    const double error = std::hypot(now.impact.standard_error, then.impact.standard_error);
    const double change = std::abs(now.impact.value - then.impact.value);
    candidates.push_back({known->second, f, now.marked || then.marked,
                          error > 0 && std::isfinite(change) ? change / error : 0});
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
    return a.marked != b.marked ? a.marked : a.clearness > b.clearness;
  });
  return candidates;
}

/// The units of two runs, numbered together by content.
class PairedContents {
 public:
  /// Adds one run; units are numbered as stats::units_of numbers them.
  std::vector<std::uint32_t> add(const ReportData& data) {
    std::vector<std::uint32_t> pair_of_unit;
    std::unordered_set<std::string> seen;
    for (const ReportImage& image : data.images) {
      if (!image.ctr || !seen.insert(image.sha256).second) continue;
      const auto next = static_cast<std::uint32_t>(pairs_.size());
      pair_of_unit.push_back(pairs_.try_emplace(image.sha256, next).first->second);
    }
    return pair_of_unit;
  }

  std::size_t size() const { return pairs_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t> pairs_;
};

/// One run's units, and where they stand among the pairs.
struct PairedSide {
  stats::Units units;
  std::vector<std::uint32_t> pair_of_unit;

  std::vector<std::uint32_t> pairs(const std::vector<std::uint32_t>& some) const {
    std::vector<std::uint32_t> numbers;
    for (const std::uint32_t unit : some) numbers.push_back(pair_of_unit[unit]);
    std::sort(numbers.begin(), numbers.end());
    return numbers;
  }
  std::vector<double> ctr(std::size_t count) const {
    std::vector<double> values(count, stats::kUndefined);
    for (std::size_t unit = 0; unit < pair_of_unit.size(); ++unit) {
      values[pair_of_unit[unit]] = units.outcomes.ctr[unit];
    }
    return values;
  }
  std::vector<std::uint32_t> missing(std::size_t column) const {
    return pairs(units.table.missing[units.table.columns[column].missing]);
  }
  std::vector<std::uint32_t> with(const stats::FeatureResult& feature) const {
    const stats::FeatureColumn& column = units.table.columns[feature.column];
    if (column.measure != Measure::rank) {
      return pairs(stats::present_rows(column, feature.threshold));
    }
    return pairs(
        stats::split_at_median(column, units.table.rows, units.table.missing[column.missing])
            .above);
  }
};

PairedSide side_of(const ReportData& data, PairedContents& contents) {
  stats::Outcomes outcomes;
  std::vector<std::string> identities;
  for (const ReportImage& image : data.images) {
    outcomes.ctr.push_back(image.ctr.value_or(stats::kUndefined));
    identities.push_back(image.sha256);
  }
  outcomes.clusters = stats::cluster_by(identities);
  PairedSide side{stats::units_of(data.table, outcomes), contents.add(data)};
  assert(side.pair_of_unit.size() == side.units.table.rows);
  return side;
}

void add_intervals(const ReportData& before, const ReportData& after,
                   const std::vector<Candidate>& candidates, RunDelta& delta) {
  PairedContents contents;
  const PairedSide earlier = side_of(before, contents), later = side_of(after, contents);
  std::vector<stats::PairedPresence> features;
  for (const Candidate& candidate : candidates) {
    const auto& then = before.analysis.features[candidate.before];
    const auto& now = after.analysis.features[candidate.after];
    features.push_back({earlier.with(then), later.with(now), earlier.missing(then.column),
                        later.missing(now.column)});
  }
  const auto changes = stats::deltas_of_impacts(
      {earlier.ctr(contents.size()), later.ctr(contents.size())}, features);
  for (std::size_t i = 0; i < changes.size(); ++i) delta.effects[i].interval = changes[i].interval;
  delta.has_intervals = true;
}

}  // namespace

RunDelta run_delta(const ReportData& before, const ReportData& after, const DeltaOptions& options) {
  RunDelta delta;
  compare_images(before, after, delta);
  compare_features(before, after, delta);
  std::vector<Candidate> candidates = candidates_of(before.analysis, after.analysis);
  delta.compared = candidates.size();
  candidates.resize(std::min(candidates.size(), options.most_effects));
  for (const Candidate& candidate : candidates) {
    const stats::FeatureResult& then = before.analysis.features[candidate.before];
    const stats::FeatureResult& now = after.analysis.features[candidate.after];
    delta.effects.push_back(
        {now.id, now.key, then.impact.value, now.impact.value, {}, mark_of(then), mark_of(now)});
  }
  if (options.intervals) add_intervals(before, after, candidates, delta);
  return delta;
}

}  // namespace imagelift::report
