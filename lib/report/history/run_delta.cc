#include "report/history/run_delta.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "report/data/analyse.h"
#include "report/data/report_data.h"
#include "stats/bootstrap.h"
#include "stats/counted_rows.h"
#include "stats/presence.h"

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

/// Families of two runs, numbered together by content.
class PairedFamilies {
 public:
  std::uint32_t of(const std::string& content) {
    const auto next = static_cast<std::uint32_t>(numbers_.size());
    return numbers_.try_emplace(content, next).first->second;
  }

  std::size_t size() const { return numbers_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// One run's rows that have a CTR.
struct PairedSide {
  stats::CountedRows counted;
  stats::RunRows rows;

  const std::vector<std::uint32_t>& missing(std::size_t column) const {
    return counted.table.missing[counted.table.columns[column].missing];
  }
  std::vector<std::uint32_t> with(const stats::FeatureResult& feature) const {
    const stats::FeatureColumn& column = counted.table.columns[feature.column];
    if (column.measure != Measure::rank) return stats::present_rows(column, feature.threshold);
    return stats::split_at_median(column, counted.table.rows, missing(feature.column)).above;
  }
};

PairedSide side_of(const ReportData& data, PairedFamilies& families) {
  PairedSide side{stats::counted_rows(data.table, outcomes_of(data)), {}};
  const stats::Outcomes& outcomes = side.counted.outcomes;
  side.rows.ctr = outcomes.ctr;
  side.rows.weight =
      stats::fit_weights(data.analysis.group_ctr,
                         stats::row_weights(outcomes.ctr, outcomes.clicks, outcomes.impressions));
  for (const std::uint32_t image : side.counted.row) {
    side.rows.family.push_back(families.of(data.images[image].sha256));
  }
  return side;
}

void add_intervals(const ReportData& before, const ReportData& after,
                   const std::vector<Candidate>& candidates, RunDelta& delta) {
  PairedFamilies families;
  const PairedSide earlier = side_of(before, families), later = side_of(after, families);
  std::vector<stats::PairedPresence> features;
  for (const Candidate& candidate : candidates) {
    const auto& then = before.analysis.features[candidate.before];
    const auto& now = after.analysis.features[candidate.after];
    features.push_back({earlier.with(then), later.with(now), earlier.missing(then.column),
                        later.missing(now.column)});
  }
  const auto changes =
      stats::deltas_of_impacts({earlier.rows, later.rows, families.size()}, features);
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
