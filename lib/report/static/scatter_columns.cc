#include "report/static/scatter_columns.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "report/data/threshold_choices.h"
#include "report/static/ctr_extent.h"

namespace imagelift::report {
namespace {

bool counts(const stats::FeatureResult& feature, double value) {
  return feature.measure == Measure::rank || (value >= feature.threshold && value > 0);
}

bool can_be_chosen(const stats::FeatureColumn& column, double value) {
  return has_confidence(column) && std::any_of(kThresholdChoices.begin(), kThresholdChoices.end(),
                                               [&](const ThresholdChoice& choice) {
                                                 return choice.least && value >= *choice.least;
                                               });
}

/// Named, marked, in how many images.
std::tuple<bool, bool, std::size_t> rank_of(const ReportData& data, std::size_t feature) {
  const auto names = [&](const std::vector<std::size_t>& list) {
    return std::find(list.begin(), list.end(), feature) != list.end();
  };
  const stats::FeatureResult& result = data.analysis.features[feature];
  return {names(data.findings.more) || names(data.findings.fewer), result.marked,
          result.sides.with.n};
}

double end_of_axis(const ReportData& data, const std::vector<ScatterPoint>& points) {
  std::set<std::uint32_t> images;
  for (const ScatterPoint& point : points) images.insert(point.image);
  std::vector<double> ctrs;
  for (const std::uint32_t image : images) ctrs.push_back(*data.images[image].ctr);
  return axis_end(std::move(ctrs));
}

}  // namespace

ScatterColumns scatter_columns(const ReportData& data) {
  ScatterColumns columns;
  for (const std::size_t f : stats::ranking(data.analysis)) {
    const stats::FeatureColumn& column = data.table.columns[f];
    const std::size_t before = columns.points.size();
    for (std::size_t i = 0; i < column.rows.size(); ++i) {
      const bool by_default = counts(data.analysis.features[f], column.values[i]);
      if (!by_default && !can_be_chosen(column, column.values[i])) continue;
      if (!data.images[column.rows[i]].ctr) continue;
      columns.points.push_back(
          {columns.features.size(), column.rows[i], column.values[i], by_default});
    }
    if (columns.points.size() > before) columns.features.push_back(f);
  }
  columns.axis_end = end_of_axis(data, columns.points);
  return columns;
}

ScatterColumns telling_columns(const ReportData& data, const ScatterColumns& all) {
  if (all.features.size() <= kMostColumns) return all;
  std::vector<std::size_t> places(all.features.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    return rank_of(data, all.features[a]) > rank_of(data, all.features[b]);
  });
  places.resize(kMostColumns);
  std::sort(places.begin(), places.end());
  ScatterColumns telling;
  std::map<std::size_t, std::size_t> new_place;
  for (const std::size_t place : places) {
    new_place[place] = telling.features.size();
    telling.features.push_back(all.features[place]);
  }
  for (ScatterPoint point : all.points) {
    const auto found = new_place.find(point.place);
    if (found == new_place.end()) continue;
    point.place = found->second;
    telling.points.push_back(point);
  }
  telling.axis_end = end_of_axis(data, telling.points);
  return telling;
}

}  // namespace imagelift::report
