#include "worker/publish.h"

#include <spdlog/spdlog.h>

#include "image/contact_sheet.h"
#include "infer/describe.h"
#include "report/build_report_data.h"
#include "report/earlier_runs.h"
#include "report/other_runs.h"
#include "report/single_file.h"
#include "report/summary_json.h"
#include "report/write_report.h"
#include "store/features_json.h"
#include "store/replace_file.h"
#include "store/run_files.h"
#include "worker/version.h"

namespace imagelift::worker {
namespace {

std::vector<std::uint8_t> make_sheet(std::span<const Thumbnail> thumbnails,
                                     const report::SheetGrid& grid) {
  return image::contact_sheet(thumbnails, grid.cell, grid.columns, grid.rows);
}

store::RunDocument run_document(const Publication& publication, const StageTimings& timings) {
  const infer::Runtime runtime = infer::describe_runtime();
  store::RunDocument document;
  document.versions = {{"imagelift", kVersion}, {"libtorch", runtime.torch}};
  if (!runtime.onednn.empty()) document.versions["onednn"] = runtime.onednn;
  document.parameters = publication.parameters;
  document.counts = {{"listed", publication.counts.listed},
                     {"analysed", publication.counts.analysed},
                     {"from_store", publication.counts.reused},
                     {"failed", publication.counts.failed}};
  for (const auto& row : timings.rows()) {
    document.timings.push_back({row.stage, row.seconds, row.calls, row.model, row.tasks});
  }
  document.wall_seconds = publication.wall_seconds;
  return document;
}

report::ReportOptions options_of(const Publication& publication) {
  report::ReportOptions options;
  options.simulated_clicks = publication.simulated_clicks;
  options.gate = publication.gate;
  return options;
}

report::ReportData data_of(const store::Store& history, store::RunId run,
                           const report::ReportOptions& options) {
  report::ReportData data = report::build_report_data(history, run, options);
  data.history = report::build_history(data, report::other_runs(history, run, options));
  return data;
}

}  // namespace

void write_report_of(const store::Store& history, store::RunId run,
                     const std::filesystem::path& folder, const Publication& publication) {
  const report::ReportOptions options = options_of(publication);
  report::ReportData data = data_of(history, run, options);
  const report::OtherRuns others =
      report::choose_other_runs(history, data, options, {.most_runs = publication.other_runs});
  report::write_report(data, folder / "report", make_sheet, &others);
  store::replace_file(folder / "summary.json", report::summary_json(data));
  if (!others.runs.empty() || data.runs_left_out > 0) {
    spdlog::info("other runs in the report: {}, left out: {}", others.runs.size(),
                 data.runs_left_out);
  }
  spdlog::info("features compared: {}, of which stand out: {}", data.analysis.hypotheses,
               stats::count_marked(data.analysis));
}

void write_single_file_of(const store::Store& history, store::RunId run,
                          const std::filesystem::path& file, const Publication& publication) {
  const report::ReportOptions options = options_of(publication);
  report::ReportData data = data_of(history, run, options);
  report::choose_other_runs(history, data, options, {.most_runs = 0});
  const report::SingleFile single = report::single_file(data);
  store::replace_file(file, single.html);
  for (const std::string& sentence : single.left_out) spdlog::warn("{}", sentence);
  spdlog::info("single-file report, {:.1f} MB: {}", static_cast<double>(single.html.size()) / 1e6,
               file.string());
}

void publish(store::Store history, store::RunId run, const RunFolder& folder,
             const Publication& publication, StageTimings& timings) {
  {
    const StageTimer timer(timings, TimedStage::report);
    store::write_features_json(history, run, folder / "features.json");
    store::write_analysis_ndjson(history, run, folder / "analysis.ndjson");
    store::write_failures_json(history, run, folder / "failures.json");
    store::write_junit_xml(history, run, folder / "junit.xml");
    store::write_unmatched_json(publication.sides, folder / "unmatched.json");
    write_report_of(history, run, folder.root(), publication);
  }
  store::write_run_json(history, run, run_document(publication, timings), folder / "run.json");
  if (publication.drops_embeddings) history.drop_embeddings();
  folder.publish_store(std::move(history));
  spdlog::info("report: {}", (folder / "report/index.html").string());
}

}  // namespace imagelift::worker
