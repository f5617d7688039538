#include "report/data/threshold_choices.h"

#include "report/data/analyse.h"
#include "report/words/words.h"

namespace imagelift::report {

std::string title_of(const ThresholdChoice& choice) {
  if (!choice.least) return say("static_page.choices.own");
  return say("static_page.choices.percent", {{"percent", std::string(choice.name)}});
}

bool has_confidence(const stats::FeatureColumn& feature) {
  return feature.measure == Measure::presence && facts(feature.id.kind).has_confidence;
}

stats::Analysis analysis_at(const ReportData& data, const ThresholdChoice& choice) {
  if (!choice.least) return data.analysis;
  stats::AnalysisOptions options = data.options;
  for (const stats::FeatureColumn& column : data.table.columns) {
    if (has_confidence(column)) options.thresholds.set(column.id, *choice.least);
  }
  return stats::analyse(data.table, outcomes_of(data), options);
}

std::string point_class(const stats::FeatureColumn& feature, double threshold, double value) {
  if (!has_confidence(feature)) return "";
  std::string reached = "c0";
  for (const ThresholdChoice& choice : kThresholdChoices) {
    if (choice.least && value >= *choice.least) reached = "c" + std::string(choice.name);
  }
  return (value >= threshold ? " own " : " low ") + reached;
}

}  // namespace imagelift::report
