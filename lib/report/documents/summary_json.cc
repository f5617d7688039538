#include "report/documents/summary_json.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "report/data/example_images.h"
#include "report/data/findings.h"
#include "report/data/lead.h"
#include "report/data/run_facts.h"
#include "report/documents/document_measures.h"
#include "report/documents/facts_json.h"
#include "report/documents/findings_json.h"
#include "report/documents/summary_deltas.h"
#include "report/words/card.h"
#include "report/words/verdict.h"
#include "stats/picture_spread.h"

namespace imagelift::report {
namespace {

// Bounds that keep the document far below 256 kB: names and sentences are cut too.
constexpr std::size_t kMostVerdicts = 50;
constexpr std::size_t kMostOfOnePresence = 20;
constexpr std::size_t kMostFailures = 100;
constexpr std::size_t kMostBytes = 256'000;

Json counts_of(const ReportData& data, const Trust& trust) {
  return {{"images", trust.images},
          {"images_with_ctr", trust.images_with_ctr},
          {"images_failed", trust.images_failed},
          {"images_without_metrics", data.images_without_metrics.size()},
          {"images_without_impressions", data.images_without_impressions.size()},
          {"metrics_without_images", data.metrics_without_images.size()},
          {"families", trust.families},
          {"features", trust.features},
          {"hypotheses", trust.hypotheses},
          {"rejected", trust.rejected},
          {"marked", trust.marked},
          {"impressions", json_of(trust.impressions)},
          {"clicks", json_of(trust.clicks)}};
}

/// What holding each offered factor fixed says.
Json adjusted_of(const stats::Analysis& analysis, const stats::FeatureResult& feature) {
  Json list = Json::array();
  for (std::size_t i = 0; i < feature.adjusted.size(); ++i) {
    const stats::AdjustedDifference& adjusted = feature.adjusted[i];
    const stats::Interval interval = adjusted.estimate.interval(0.05);
    list.push_back({{"factor", cut_text(analysis.factors[i])},
                    {"adjustment", to_string(adjusted.adjustment)},
                    {"informative_levels", adjusted.informative_levels},
                    {"difference", json_of(adjusted.estimate.value)},
                    {"low", json_of(interval.low)},
                    {"high", json_of(interval.high)},
                    {"between_levels_p", json_of(adjusted.between_levels.p)}});
  }
  return list;
}

Json keys_of(const stats::Analysis& analysis, const std::vector<std::size_t>& features) {
  Json keys = Json::array();
  for (const std::size_t f : features) {
    if (keys.size() < kMostOfOnePresence) keys.push_back(cut_text(analysis.features[f].key));
  }
  return keys;
}

/// What the answer makes of it (rule S24), and the numbers that decide.
void add_standing(Json& verdict, const ReportData& data, std::size_t f) {
  const stats::FeatureResult& feature = data.analysis.features[f];
  const Companions companions = companions_of(data.analysis, f);
  const bool is_under = feature.naming.is_under_a_name();
  verdict["named"] = feature.naming.status == stats::NamingStatus::named;
  verdict["status"] = to_string(feature.naming.status);
  verdict["under"] =
      is_under ? Json(cut_text(data.analysis.features[feature.naming.under].key)) : Json(nullptr);
  verdict["either_or"] = keys_of(data.analysis, companions.either_or);
  verdict["goes_with"] = keys_of(data.analysis, companions.also);
  verdict["p_within"] = json_of(feature.p_within);
  verdict["q_within"] = json_of(feature.q_within);
  verdict["held_fixed"] = held_json(feature.held_fixed);
  verdict["adjusted"] = adjusted_of(data.analysis, feature);
}

Json verdict_of(const ReportData& data, std::size_t f) {
  const stats::FeatureResult& feature = data.analysis.features[f];
  Json out = {{"feature", cut_text(feature.key)},
              {"kind", to_string(feature.id.kind)},
              {"also", Json::array()},
              {"images_with", feature.sides.with.n},
              {"images_without", feature.sides.without.n},
              {"families_with", feature.sides.with.families},
              {"families_without", feature.sides.without.families},
              {"ctr_with", json_of(feature.sides.with.mean)},
              {"ctr_without", json_of(feature.sides.without.mean)},
              {"difference", json_of(feature.impact.value)},
              {"low", json_of(feature.impact_interval.low)},
              {"high", json_of(feature.impact_interval.high)},
              {"q", json_of(feature.q)}};
  add_standing(out, data, f);
  out["warning"] = cut_text(warning_of(data, f));
  out["sentence"] = cut_text(card_text(card_of(data, f)), kLongestSentence);
  out["numbers"] = cut_text(verdict(data.analysis, feature), kLongestSentence);
  return out;
}

/// Marked, or named: where factors hide a difference (S24), a name need not be marked.
bool stands_out(const stats::FeatureResult& feature) {
  return feature.marked || feature.naming.status == stats::NamingStatus::named;
}

/// By hypothesis of S6 its tested features, in the table's order.
std::map<std::size_t, std::vector<std::size_t>> by_presence(const stats::Analysis& analysis) {
  std::map<std::size_t, std::vector<std::size_t>> same;
  for (std::size_t f = 0; f < analysis.features.size(); ++f) {
    const stats::FeatureResult& feature = analysis.features[f];
    if (feature.eligibility == stats::Eligibility::tested) same[feature.hypothesis].push_back(f);
  }
  return same;
}

/// The features that the answer names, then all other marked ones, clearest first; features with
/// the same presence are one verdict, under the name that the answer uses: the table's first.
Json verdicts_of(const ReportData& data) {
  Json verdicts = Json::array();
  const auto same = by_presence(data.analysis);
  std::set<std::size_t> seen;  // hypotheses
  for (const std::size_t f : stats::ranking(data.analysis)) {
    const stats::FeatureResult& feature = data.analysis.features[f];
    if (!stands_out(feature) || !seen.insert(feature.hypothesis).second) continue;
    if (verdicts.size() == kMostVerdicts) break;
    std::vector<std::size_t> others = same.at(feature.hypothesis);
    verdicts.push_back(verdict_of(data, others.front()));
    others.erase(others.begin());
    verdicts.back()["also"] = keys_of(data.analysis, others);
  }
  std::stable_partition(verdicts.begin(), verdicts.end(),
                        [](const Json& verdict) { return verdict["named"].get<bool>(); });
  return verdicts;
}

Json failures_of(const ReportData& data) {
  std::map<std::string, std::size_t> by_code;
  Json first = Json::array();
  for (const ReportFailure& failed : data.failures) {
    ++by_code[std::string(to_string(failed.failure.code))];
    if (first.size() == kMostFailures) continue;
    first.push_back({{"name", cut_text(failed.name)},
                     {"stage", to_string(failed.failure.stage)},
                     {"code", to_string(failed.failure.code)},
                     {"task", failed.task ? Json(to_string(*failed.task)) : Json(nullptr)}});
  }
  return {{"total", data.failures.size()}, {"by_code", by_code}, {"first", first}};
}

Json models_of(const RunFacts& run) {
  Json models = Json::array();
  for (const ModelIdentity& model : run.models) {
    models.push_back({{"task", to_string(model.task)},
                      {"name", cut_text(model.name)},
                      {"sha256", model.sha256}});
  }
  return models;
}

/// What stands in the report as examples/0.jpg, examples/1.jpg, ...
Json examples_of(const ReportData& data) {
  Json names = Json::array();
  for (const std::size_t image : first_examples(data)) {
    names.push_back(cut_text(data.images[image].name));
  }
  return names;
}

/// What images with the same bytes differ by; null where there are no such images with counts.
Json same_picture_of(const ReportData& data) {
  std::vector<double> clicks, impressions;
  std::vector<std::string> contents;
  for (const ReportImage& image : data.images) {
    clicks.push_back(image.counts.value_or(Rate{}).events);
    impressions.push_back(image.counts.value_or(Rate{}).trials);
    contents.push_back(image.sha256);
  }
  const stats::SamePictureSpread spread =
      stats::same_picture_spread(clicks, impressions, stats::families_by(contents));
  if (spread.groups == 0) return nullptr;
  return {{"pictures", spread.groups},
          {"images", spread.rows},
          {"standard_deviation", json_of(spread.standard_deviation)},
          {"overdispersion", spread.overdispersion}};
}

void halve(Json& list) {
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(list.size() / 2), list.end());
}

/// Escapes can make a name six times as long, so the lists may have to be shorter still.
std::string within_bounds(Json& out) {
  for (;;) {
    std::string text = out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    Json* longest = &out["failures"]["first"];
    for (Json* list : {&out["verdicts"], &out["levels"]}) {
      if (list->size() > longest->size()) longest = list;
    }
    if (text.size() <= kMostBytes || longest->empty()) return text;
    halve(*longest);
  }
}

}  // namespace

std::string summary_json(const ReportData& data) {
  const Trust trust = trust_of(data);
  const RunFacts& run = data.run;
  Json out;
  out["schema"] = kSummarySchema;
  out["run"] = {{"uid", run.uid},
                {"business", cut_text(run.business)},
                {"image_source", cut_text(run.image_source)}};
  add_run(out["run"], run);
  out["run"]["shards"] = shards_text(run);
  out["run"]["models"] = models_of(run);
  out["counts"] = counts_of(data, trust);
  out["mean_ctr"] = json_of(trust.mean_ctr);
  out["pooled_ctr"] = json_of(trust.pooled_ctr);
  out["weighting"] = weighting_json(data.analysis);
  out["factors"] = factors_json(data);
  out["interval_level"] = trust.interval_level;
  out["headline"] = cut_text(headline(data), kLongestSentence);
  out["caution"] = cut_text(caution(data), kLongestSentence);
  out["verdicts"] = verdicts_of(data);
  out["levels"] = levels_json(data);
  out["false_lead"] = false_lead_json(data);
  out["test_next"] = test_next_json(data);
  out["examples"] = examples_of(data);
  out["same_picture"] = same_picture_of(data);
  if (!data.measures.empty()) out["measures"] = summary_measures(data);
  out["gate"] = {{"broken", data.gate.broken}, {"reason", cut_text(data.gate.reason)}};
  out["failures"] = failures_of(data);
  out["reference"] = summary_reference(data);
  out["deltas"] = summary_deltas(data);
  return within_bounds(out);
}

}  // namespace imagelift::report
