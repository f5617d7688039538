#include "worker/run/publish.h"

#include "image/thumbnail.h"
#include "report/data/build_report_data.h"
#include "report/documents/single_file.h"
#include "report/documents/summary_json.h"
#include "report/history/build_history.h"
#include "report/history/other_runs.h"
#include "report/write_report.h"
#include "store/files/features_json.h"
#include "store/files/run_files.h"
#include "store/files/unmatched_json.h"
#include "store/rows/run_record.h"
#include "text/replace_file.h"
#include "worker/log.h"
#include "worker/printable_name.h"
#include "worker/run/run_attempt.h"
#include "worker/run/run_families.h"

namespace imagelift::worker {
namespace {

std::vector<std::uint8_t> make_sheet(std::span<const Thumbnail> thumbnails,
                                     const report::SheetGrid& grid) {
  return image::contact_sheet(thumbnails, grid.cell, grid.columns, grid.rows);
}

report::ReportOptions options_of(const store::Store& history, store::RunId run,
                                 const Publication& publication) {
  report::ReportOptions options;
  if (auto found = new_comparison(history, run)) {
    options.family_pairs = std::move(found->pairs);
    options.family_search = found->search;
  }
  if (!publication.families.empty()) {
    options.family_choices = family_choices(publication.families, history, run);
  }
  options.simulated_clicks = publication.settings.simulated;
  options.gate = publication.gate;
  return options;
}

/// How the runs beside a report's own are chosen; no more than `most` have documents in it.
report::ChooseOthers at_most(std::size_t most, const store::Store& history,
                             const report::ReportOptions& options) {
  return [&history, options, most](report::ReportData& data) {
    return report::choose_other_runs(history, data, options, {.most_runs = most});
  };
}

void log_unread(const report::ReportData& data) {
  for (const report::UnreadRun& run : data.unread_runs) {
    log::warn("the run {} of {} cannot be read and is not in the report: {}",
              printable_name(run.uid), run.started_at, run.reason);
  }
}

/// A time that is still to come would make a run the newest for ever.
void log_dated_ahead(const store::Store& history) {
  for (const store::RunRecord& run : history.runs().all()) {
    if (!store::is_dated_ahead(run.started_at)) continue;
    log::warn(
        "the run {} says that it began at {}, which is still to come: it counts as the "
        "earliest",
        printable_name(run.uid), run.started_at);
  }
}

/// Names of the file that is written and of the one in whose place it is.
std::pair<std::string, std::string> features_files(const PublishedSize& size) {
  const std::string plain = "features.json", compressed = plain + ".gz";
  return size.compresses_features ? std::pair(compressed, plain) : std::pair(plain, compressed);
}

/// After everything that the report takes from the history.
void limit_history(store::Store& history, store::RunId run, const PublishedSize& size) {
  if (size.drops_embeddings) history.drop_embeddings();
  if (size.most_history_bytes == 0) return;
  const store::Forgotten gone = history.forget_runs_above(size.most_history_bytes, run);
  if (gone.runs > 0) {
    log::info("the history forgot its {} earliest runs, with {} images that only they had",
              gone.runs, gone.contents);
  }
  if (gone.bytes_left > size.most_history_bytes) {
    log::warn(
        "the history takes {:.1f} MB, above --max-history: only the newest run of each business "
        "and image source is left",
        static_cast<double>(gone.bytes_left) / 1e6);
  }
}

}  // namespace

void write_report_of(const store::Store& history, store::RunId run,
                     const std::filesystem::path& folder, const Publication& publication) {
  log_dated_ahead(history);
  const report::ReportOptions options = options_of(history, run, publication);
  const report::ReportData data =
      report::write_report(report::build_report_data(history, run, options), folder / "report",
                           make_sheet, at_most(publication.other_runs, history, options));
  text::replace_file(folder / "summary.json", report::summary_json(data));
  log_unread(data);
  const std::size_t others = data.runs.empty() ? 0 : data.runs.size() - 1;
  if (others > 0 || data.runs_left_out > 0) {
    log::info("other runs in the report: {}, left out: {}", others, data.runs_left_out);
  }
  log::info("features compared: {}, of which stand out: {}", data.analysis.hypotheses,
            stats::count_marked(data.analysis));
}

void write_single_file_of(const store::Store& history, store::RunId run,
                          const std::filesystem::path& file, const Publication& publication) {
  const report::ReportOptions options = options_of(history, run, publication);
  report::ReportData data = report::build_report_data(history, run, options);
  const auto choose = at_most(0, history, options);
  data.history = report::build_history(data, choose(data).runs);
  report::note_unread(data, data.history->unread);
  choose(data);  // again: it passes over what could not be read
  log_unread(data);
  const report::SingleFile single = report::single_file(data);
  text::replace_file(file, single.html);
  for (const std::string& sentence : single.left_out) log::warn("{}", sentence);
  log::info("single-file report, {:.1f} MB: {}", static_cast<double>(single.html.size()) / 1e6,
            file.string());
}

void publish(store::Store& history, store::RunId run, const RunFolder& folder,
             const Publication& publication, engine::StageTimings& timings) {
  const std::filesystem::path files = folder.begin_files();
  const auto [features, other_features] = features_files(publication.size);
  {
    const engine::StageTimer timer(timings, engine::TimedStage::report);
    store::write_features_json(history, run, files / features);
    store::write_analysis_ndjson(history, run, files / "analysis.ndjson");
    store::write_failures_json(history, run, files / "failures.json");
    store::write_junit_xml(history, run, files / "junit.xml");
    store::write_unmatched_json(publication.sides, files / "unmatched.json");
    compare_pictures(history, run);
    write_report_of(history, run, files, publication);
  }
  const auto document =
      run_document(publication.settings, publication.counts, timings, publication.wall_seconds);
  store::write_run_json(history, run, document, files / "run.json");
  if (publication.is_whole) limit_history(history, run, publication.size);
  folder.publish(&history, {other_features});
  log::info("report: {}", (folder.root() / "report/index.html").string());
}

}  // namespace imagelift::worker
