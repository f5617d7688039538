#include "report/write_report.h"

#include <fcntl.h>
#include <stdio.h>
#include <system_error>

#include "core/error.h"
#include "report/data_document.h"
#include "report/details_document.h"
#include "report/embedded.h"
#include "report/example_images.h"
#include "report/history_document.h"
#include "report/other_runs.h"
#include "report/script_text.h"
#include "report/static_pages.h"
#include "report/thumbnail_sheets.h"
#include "store/replace_file.h"

namespace imagelift::report {
namespace {

namespace fs = std::filesystem;

/// A document as JSON and as a script.
void write_document(const fs::path& folder, const std::string& name, const char* global,
                    const std::string& document) {
  store::replace_file(folder / (name + ".json"), document);
  store::replace_file(folder / (name + ".js"), script_of(global, document));
}

void write_run(const OtherRun& run, const ReportData& own, const ThumbnailSheets& sheets,
               const fs::path& folder) {
  std::optional<ReportData> data = run.load();
  if (!data) return;
  data->runs = own.runs;
  data->runs_left_out = own.runs_left_out;
  const ThumbnailSheets found = sheets_of_other(sheets, *data);
  fs::create_directories(folder / run.folder);
  store::replace_file(folder / run.folder / "data.js",
                      script_of(kDataGlobal, data_document(*data, found)));
}

void write_files(const ReportData& data, const fs::path& folder, const MakeSheet& make_sheet,
                 const OtherRuns& others) {
  const ThumbnailSheets sheets =
      plan_sheets(data, make_sheet ? SheetKind::grid : SheetKind::single, others.thumbnails);
  write_sheets(sheets, make_sheet, folder);
  write_examples(data, folder);
  for (const OtherRun& run : others.runs) write_run(run, data, sheets, folder);
  const std::string document = data_document(data, sheets);
  write_document(folder, "data", kDataGlobal, document);
  if (data.details) write_document(folder, "details", kDetailsGlobal, details_document(data));
  if (data.history) write_document(folder, "history", kHistoryGlobal, history_document(data));
  store::replace_file(folder / "report.js", dashboard_script());
  store::replace_file(folder / "parts.js", dashboard_parts());
  store::replace_file(folder / "report.css", dashboard_style());
  for (const Page& page : static_pages(data, sheets)) {
    store::replace_file(folder / page.file, page.html);
  }
}

/// Puts the new folder in the place of the old one, at once where the file system can exchange.
void replace_folder(const fs::path& fresh, const fs::path& folder) {
  if (!fs::exists(folder)) return fs::rename(fresh, folder);
  if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, folder.c_str(), RENAME_EXCHANGE) == 0) {
    fs::remove_all(fresh);
    return;
  }
  const fs::path previous = folder.string() + ".previous";
  fs::remove_all(previous);
  fs::rename(folder, previous);
  fs::rename(fresh, folder);
  fs::remove_all(previous);
}

}  // namespace

void write_report(const ReportData& data, const fs::path& folder, const MakeSheet& make_sheet,
                  const OtherRuns* others) {
  try {
    const fs::path fresh = folder.string() + ".part";
    fs::remove_all(fresh);
    fs::create_directories(fresh);
    write_files(data, fresh, make_sheet, others == nullptr ? OtherRuns() : *others);
    replace_folder(fresh, folder);
  } catch (const fs::filesystem_error& error) {
    throw run_error("The report cannot be written to " + folder.string() + ": " +
                    error.code().message() + ".");
  }
}

}  // namespace imagelift::report
