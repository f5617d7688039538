#include "report/documents/data_document.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "report/data/findings.h"
#include "report/data/image_columns.h"
#include "report/data/run_facts.h"
#include "report/data/test_next.h"
#include "report/documents/document_columns.h"
#include "report/documents/document_measures.h"
#include "report/documents/facts_json.h"
#include "report/documents/findings_json.h"
#include "report/documents/packed_points.h"
#include "report/documents/script_text.h"
#include "report/words/card.h"

namespace imagelift::report {
namespace {

constexpr std::size_t kLongestList = 1000;

Json run_of(const RunFacts& run) {
  Json models = Json::array();
  for (const ModelIdentity& model : run.models) {
    models.push_back(
        {{"task", to_string(model.task)}, {"name", model.name}, {"sha256", model.sha256}});
  }
  Json out = {{"uid", run.uid}, {"business", run.business}, {"image_source", run.image_source}};
  add_run(out, run);
  out["shards"] = shards_text(run);
  out["models"] = models;
  out["not_taken"] = {{"count", run.not_taken.count}, {"sentences", run.not_taken.sentences}};
  if (!run.metrics_reading.empty()) out["metrics_reading"] = run.metrics_reading;
  return out;
}

Json runs_of(const std::vector<RunLink>& runs) {
  Json out = Json::array();
  for (const RunLink& run : runs) {
    out.push_back({{"folder", run.folder},
                   {"uid", run.uid},
                   {"business", run.business},
                   {"image_source", run.image_source},
                   {"started_at", run.started_at},
                   {"images", run.images}});
  }
  return out;
}

/// Sentences of the named levels: those with more clicks, then those with fewer.
Json named_levels_of(const ReportData& data) {
  Json sentences = Json::array();
  for (const auto* levels : {&data.findings.levels_more, &data.findings.levels_fewer}) {
    for (const std::size_t level : *levels) {
      sentences.push_back(card_text(level_card_of(data, level)));
    }
  }
  return sentences;
}

Json findings_of(const ReportData& data) {
  const stats::Findings& found = data.findings;
  Json reasons = Json::array();
  for (const std::size_t f : found.warned) reasons.push_back(warning_of(data, f));
  return {{"headline", headline(data)},
          {"more", found.more},
          {"fewer", found.fewer},
          {"further", found.further},
          {"warned", found.warned},
          {"warnings", reasons},
          {"levels", named_levels_of(data)},
          {"false_lead", false_lead_text(data)},
          {"caution", caution(data)}};
}

Json test_next_of(const ReportData& data) {
  const auto next = test_next(data);
  if (!next) return nullptr;
  return {{"feature", next->feature ? Json(*next->feature) : Json(nullptr)},
          {"pairs", next->plan.pairs},
          {"difference", next->difference},
          {"sentence", test_next_text(data, *next)}};
}

Json missing_of(const std::vector<ReportImage>& images) {
  Json missing = Json::object();
  for (std::size_t i = 0; i < images.size(); ++i) {
    for (const Task task : images[i].missing) missing[std::string(to_string(task))].push_back(i);
  }
  return missing;
}

Json images_of(const std::vector<ReportImage>& images) {
  const ImageColumns columns = image_columns(images);
  Json out = {{"names", Json::array()}};
  for (const ReportImage& image : images) out["names"].push_back(image.name);
  out["ctr"] = json_of(columns.ctr);
  out["clicks"] = json_of(columns.clicks);
  out["impressions"] = json_of(columns.impressions);
  out["cluster"] = json_of(columns.cluster);
  out["family"] = json_of(columns.family);
  out["missing"] = missing_of(images);
  return out;
}

/// Each link as [image, image, evidence]: with it two families became one.
Json families_of(const ReportFamilies& families) {
  Json joined = Json::array();
  for (const families::Link& link : families.joined) {
    joined.push_back({link.one, link.other, to_string(link.evidence)});
  }
  return {{"count", families.count},
          {"joined", joined},
          {"is_compared", families.is_compared},
          {"without_embedding", families.without_embedding},
          {"without_picture", families.without_picture}};
}

std::vector<std::uint16_t> sizes_of(const ReportData& data, int Size::*side) {
  std::vector<std::uint16_t> sizes;
  for (const ReportImage& image : data.images) {
    sizes.push_back(static_cast<std::uint16_t>(image.thumbnail ? image.thumbnail->size.*side : 0));
  }
  return sizes;
}

Json thumbnails_of(const ReportData& data, const ThumbnailSheets& sheets) {
  if (sheets.count == 0) return nullptr;
  return {{"prefix", kThumbnailPrefix},
          {"cell", {sheets.cell.width, sheets.cell.height}},
          {"columns", sheets.columns},
          {"per_file", sheets.per_file},
          {"count", sheets.count},
          {"position", json_of(column(sheets.position))},
          {"widths", json_of(column(sizes_of(data, &Size::width)))},
          {"heights", json_of(column(sizes_of(data, &Size::height)))}};
}

/// What is known about clicks, and which CTR of a group the first view shows.
Json outcome_of(const ReportData& data) {
  const auto known = [&](auto has) {
    return std::any_of(data.images.begin(), data.images.end(), has);
  };
  const bool counts = known([](const ReportImage& image) { return image.counts.has_value(); });
  const bool ctr = known([](const ReportImage& image) { return image.ctr.has_value(); });
  return {{"basis", counts ? "counts"
                    : ctr  ? "ctr"
                           : "none"},
          {"group_ctr", name_of(data.options.group_ctr)}};
}

/// By feature what the cards of names say.
Json verdicts_of(const ReportData& data) {
  Json sentences = Json::object();
  for (const std::size_t f : data.analysis.names) {
    sentences[std::to_string(f)] = card_text(card_of(data, f));
  }
  return sentences;
}

Json unread_run_of(const UnreadRun& run) {
  return {{"uid", run.uid}, {"started_at", run.started_at}, {"reason", run.reason}};
}

Json failure_of(const ReportFailure& failure) {
  return {{"name", failure.name},
          {"stage", to_string(failure.failure.stage)},
          {"code", to_string(failure.failure.code)},
          {"message", failure.failure.message},
          {"task", failure.task ? Json(to_string(*failure.task)) : Json(nullptr)}};
}

}  // namespace

std::string data_document(const ReportData& data, const ThumbnailSheets& sheets) {
  const PackedPoints points = pack_points(data.table.columns);
  const auto same = [](const std::string& name) { return name; };
  Json document;
  document["schema"] = kDataSchema;
  document["run"] = run_of(data.run);
  document["runs"] = runs_of(data.runs);
  document["runs_left_out"] = data.runs_left_out;
  document["runs_unread"] = listed(data.unread_runs, kLongestList, unread_run_of);
  document["gate"] = {{"broken", data.gate.broken}, {"reason", data.gate.reason}};
  document["outcome"] = outcome_of(data);
  add_trust(document["trust"], trust_of(data));
  document["findings"] = findings_of(data);
  document["test_next"] = test_next_of(data);
  document["images"] = images_of(data.images);
  document["families"] = families_of(data.families);
  add_measures(document, data);
  document["thumbnails"] = thumbnails_of(data, sheets);
  document["factors"] = factors_part(data);
  document["metric_rows"] = metric_rows_part(data);
  document["tasks"] = tasks_part();
  document["kinds"] = kinds_part(data);
  document["features"] = features_part(data, points);
  document["points"] = {{"words", json_of(column(points.words))},
                        {"finer", json_of(column(points.finer))},
                        {"numbers", json_of(column(points.numbers))}};
  document["statistics"] = {{"verdicts", verdicts_of(data)}};
  document["failures"] = listed(data.failures, kLongestList, failure_of);
  document["images_without_metrics"] = listed(data.images_without_metrics, kLongestList, same);
  document["images_without_impressions"] =
      listed(data.images_without_impressions, kLongestList, same);
  document["metrics_without_images"] = listed(data.metrics_without_images, kLongestList, same);
  return for_scripts(document.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace imagelift::report
