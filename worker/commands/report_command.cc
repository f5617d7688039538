#include <memory>

#include "core/error.h"
#include "worker/commands/command.h"
#include "worker/log.h"
#include "worker/run/own_files.h"
#include "worker/run/publish.h"

namespace imagelift::worker {
namespace {

struct ReportCommandOptions {
  std::filesystem::path db, out, single_file;   ///< at least one of the last two
  std::string business, image_source, run_uid;  ///< empty: any
  std::filesystem::path families;               ///< empty: what the history has
  std::size_t other_runs = Publication().other_runs;
};

/// The newest complete run that fits.
store::RunRecord choose_run(const store::Store& history, const ReportCommandOptions& options) {
  std::optional<store::RunRecord> newest;
  const auto fits = [](const std::string& asked, const std::string& value) {
    return asked.empty() || asked == value;
  };
  for (const store::RunRecord& run : history.runs().all()) {
    if (fits(options.run_uid, run.uid) && fits(options.business, run.business) &&
        fits(options.image_source, run.image_source) &&
        (run.state == store::RunState::complete || !options.run_uid.empty())) {
      newest = run;
    }
  }
  if (!newest) throw usage_error(options.db.string() + " has no complete run that fits");
  return *newest;
}

/// The report of one run must not stand beside the other files of another.
void require_same_run(const std::filesystem::path& folder, const store::RunRecord& run) {
  const std::string there = uid_of_run_file(folder / "run.json");
  if (there.empty() || there == run.uid) return;
  throw usage_error(folder.string() + " has the files of run " + there +
                    ", beside which the report of run " + run.uid +
                    " would stand: give another --out");
}

ExitCode report(const ReportCommandOptions& options) {
  if (options.db.empty()) throw usage_error("--db is missing");
  if (options.out.empty() && options.single_file.empty()) throw usage_error("--out is missing");
  if (!options.single_file.empty()) require_own_single_file(options.single_file);
  if (!options.out.empty()) require_own_output(options.out);
  log_if_between_runs(options.db);
  const store::Store history = store::Store::open_read_only(options.db);
  const store::RunRecord run = choose_run(history, options);
  Publication publication;
  publication.other_runs = options.other_runs;
  publication.families = options.families;
  if (!options.out.empty()) {
    const RunFolder folder(options.out, "report of run " + run.uid);
    require_same_run(folder.root(), run);
    write_report_of(history, run.id, folder.begin_files(), publication);
    folder.publish(nullptr);
    log::info("report: {}", (folder.root() / "report/index.html").string());
  }
  if (!options.single_file.empty()) {
    write_single_file_of(history, run.id, options.single_file, publication);
  }
  return ExitCode::done;
}

std::vector<Option> options_of(ReportCommandOptions& options) {
  return {
      {.name = "--db", .target = &options.db, .help = "imagelift.sqlite; read, never written"},
      {.name = "--out", .target = &options.out, .help = "Folder for report/ and summary.json"},
      {.name = "--business",
       .target = &options.business,
       .help = "Only runs of this business",
       .environment = "BUSINESS"},
      {.name = "--image-source",
       .target = &options.image_source,
       .help = "Only runs of this image source",
       .environment = "IMAGE_SOURCE"},
      {.name = "--run-id",
       .target = &options.run_uid,
       .help = "This run; else the newest complete one"},
      {.name = "--single-file",
       .target = &options.single_file,
       .help = "Write the report into one HTML file of at most 20 MB, too, or only"},
      {.name = "--families",
       .target = &options.families,
       .help =
           "Which images are one creative and which are not, instead of what the run was given"},
      {.name = "--runs",
       .target = &options.other_runs,
       .help = "At most so many other runs to switch to, as far as 90 MB allow",
       .range = OptionRange(0, 20),
       .shows_default = true},
  };
}

}  // namespace

Command report_command() {
  const auto options = std::make_shared<ReportCommandOptions>();
  return {.name = "report",
          .help = "Write the report of a run in a history, without images",
          .options = options_of(*options),
          .work = [options](CommandLine&, const std::stop_token&) { return report(*options); }};
}

}  // namespace imagelift::worker
