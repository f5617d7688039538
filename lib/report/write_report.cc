#include "report/write_report.h"

#include <system_error>
#include <utility>

#include "core/error.h"
#include "report/data/example_images.h"
#include "report/documents/data_document.h"
#include "report/documents/details_document.h"
#include "report/documents/embedded.h"
#include "report/documents/history_document.h"
#include "report/documents/script_text.h"
#include "report/documents/thumbnail_sheets.h"
#include "report/history/build_history.h"
#include "report/history/other_runs.h"
#include "report/static/choices.h"
#include "report/static/static_pages.h"
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

void write_run(const OtherRun& run, ReportData data, const ReportData& own,
               const ThumbnailSheets& sheets, const fs::path& folder) {
  data.runs = own.runs;
  data.runs_left_out = own.runs_left_out;
  data.unread_runs = own.unread_runs;
  const ThumbnailSheets found = sheets_of_other(sheets, data);
  fs::create_directories(folder / run.folder);
  text::replace_file(folder / run.folder / "data.js",
                     script_of(kDataGlobal, data_document(data, found)));
}

/// Their documents, and the history of the own run where it is not known yet.
std::vector<UnreadRun> write_runs(ReportData& own, const OtherRuns& others,
                                  const ThumbnailSheets& sheets, const fs::path& folder) {
  const UseRun write = [&](const OtherRun& run, ReportData data) {
    write_run(run, std::move(data), own, sheets, folder);
  };
  if (!own.history) {
    own.history = build_history(own, others.runs, {}, write);
    return own.history->unread;
  }
  std::vector<UnreadRun> unread;
  for (const OtherRun& run : others.runs) {
    if (run.folder.empty()) continue;
    auto data = load_or_note(run.load, run.uid, run.started_at, unread);
    if (data) write(run, std::move(*data));
  }
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

/// Whom `choose` names, but for those that could not be read.
OtherRuns chosen(const ChooseOthers& choose, ReportData& data) {
  OtherRuns others = choose(data);
  std::erase_if(others.runs, [&](const OtherRun& run) { return is_unread(data, run.uid); });
  return others;
}

void write_files(ReportData& data, const fs::path& folder, const MakeSheet& make_sheet,
                 const ChooseOthers& choose) {
  const SheetKind kind = make_sheet ? SheetKind::grid : SheetKind::single;
  for (;;) {
    const OtherRuns others = choose ? chosen(choose, data) : OtherRuns();
    const ThumbnailSheets sheets = plan_sheets(data, kind, others.thumbnails);
    const auto unread =
        choose ? write_runs(data, others, sheets, folder) : std::vector<UnreadRun>();
    if (unread.empty()) {
      write_sheets(sheets, make_sheet, folder);
      write_examples(data, folder);
      write_own(data, sheets, folder);
      return;
    }
    note_unread(data, unread);  // and again: the documents that are written have links to them
    fs::remove_all(folder / "runs");
  }
}

}  // namespace

ReportData write_report(ReportData data, const fs::path& folder, const MakeSheet& make_sheet,
                        const ChooseOthers& choose) {
  try {
    const fs::path fresh = folder.string() + ".part";
    fs::remove_all(fresh);
    fs::create_directories(fresh);
    write_files(data, fresh, make_sheet, choose);
    text::replace_folder(fresh, folder);
    return data;
  } catch (const fs::filesystem_error& error) {
    throw run_error("The report cannot be written to " + folder.string() + ": " +
                    error.code().message() + ".");
  }
}

}  // namespace imagelift::report
