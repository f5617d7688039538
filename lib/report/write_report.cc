#include "report/write_report.h"

#include <system_error>

#include "core/error.h"
#include "report/data_document.h"
#include "report/details_document.h"
#include "report/embedded.h"
#include "report/example_images.h"
#include "report/history_document.h"
#include "report/other_runs.h"
#include "report/script_text.h"
#include "report/static_choices.h"
#include "report/static_pages.h"
#include "report/thumbnail_sheets.h"
#include "text/replace_file.h"

namespace imagelift::report {
namespace {

namespace fs = std::filesystem;

/// A document as JSON and as a script.
void write_document(const fs::path& folder, const std::string& name, const char* global,
                    const std::string& document) {
  text::replace_file(folder / (name + ".json"), document);
  text::replace_file(folder / (name + ".js"), script_of(global, document));
}

void write_run(const OtherRun& run, const ReportData& own, const ThumbnailSheets& sheets,
               const fs::path& folder, std::vector<UnreadRun>& unread) {
  std::optional<ReportData> data = load_or_note(run.load, run.uid, run.started_at, unread);
  if (!data) return;
  data->runs = own.runs;
  data->runs_left_out = own.runs_left_out;
  data->unread_runs = own.unread_runs;
  const ThumbnailSheets found = sheets_of_other(sheets, *data);
  fs::create_directories(folder / run.folder);
  text::replace_file(folder / run.folder / "data.js",
                     script_of(kDataGlobal, data_document(*data, found)));
}

std::vector<UnreadRun> write_runs(const ReportData& own, const OtherRuns& others,
                                  const ThumbnailSheets& sheets, const fs::path& folder) {
  std::vector<UnreadRun> unread;
  for (const OtherRun& run : others.runs) write_run(run, own, sheets, folder, unread);
  return unread;
}

void write_own(const ReportData& data, const ThumbnailSheets& sheets, const fs::path& folder) {
  const std::string document = data_document(data, sheets);
  write_document(folder, "data", kDataGlobal, document);
  if (data.details) write_document(folder, "details", kDetailsGlobal, details_document(data));
  if (data.history) write_document(folder, "history", kHistoryGlobal, history_document(data));
  text::replace_file(folder / "report.js", dashboard_script());
  text::replace_file(folder / "parts.js", dashboard_parts());
  text::replace_file(folder / "report.css", std::string(dashboard_style()) + kind_rules());
  for (const Page& page : static_pages(data, sheets)) {
    text::replace_file(folder / page.file, page.html);
  }
}

std::vector<UnreadRun> write_files(const ReportData& data, const fs::path& folder,
                                   const MakeSheet& make_sheet, const OtherRuns& others) {
  const ThumbnailSheets sheets =
      plan_sheets(data, make_sheet ? SheetKind::grid : SheetKind::single, others.thumbnails);
  write_sheets(sheets, make_sheet, folder);
  write_examples(data, folder);
  std::vector<UnreadRun> unread = write_runs(data, others, sheets, folder);
  if (unread.empty()) {
    write_own(data, sheets, folder);
    return unread;
  }
  ReportData noted = data;
  note_unread(noted, unread);
  write_runs(noted, others, sheets, folder);  // again: their links now lead to what is there
  write_own(noted, sheets, folder);
  return unread;
}

}  // namespace

std::vector<UnreadRun> write_report(const ReportData& data, const fs::path& folder,
                                    const MakeSheet& make_sheet, const OtherRuns* others) {
  try {
    const fs::path fresh = folder.string() + ".part";
    fs::remove_all(fresh);
    fs::create_directories(fresh);
    auto unread = write_files(data, fresh, make_sheet, others == nullptr ? OtherRuns() : *others);
    text::replace_folder(fresh, folder);
    return unread;
  } catch (const fs::filesystem_error& error) {
    throw run_error("The report cannot be written to " + folder.string() + ": " +
                    error.code().message() + ".");
  }
}

}  // namespace imagelift::report
