#include "report/write_report.h"

#include <fcntl.h>
#include <stdio.h>
#include <string_view>
#include <system_error>

#include "core/error.h"
#include "report/data_document.h"
#include "report/details_document.h"
#include "report/history_document.h"
#include "report/script_text.h"
#include "report/static_pages.h"
#include "report/thumbnail_sheets.h"
#include "store/replace_file.h"

extern "C" {
extern const char imagelift_report_script_begin[], imagelift_report_script_end[];
extern const char imagelift_report_style_begin[], imagelift_report_style_end[];
}

namespace imagelift::report {
namespace {

namespace fs = std::filesystem;

std::string_view embedded(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

/// A document as JSON and as a script.
void write_document(const fs::path& folder, const std::string& name, const char* global,
                    const std::string& document) {
  store::replace_file(folder / (name + ".json"), document);
  store::replace_file(folder / (name + ".js"), script_of(global, document));
}

void write_files(const ReportData& data, const fs::path& folder, const MakeSheet& make_sheet) {
  const ThumbnailSheets sheets =
      plan_sheets(data, make_sheet ? SheetKind::grid : SheetKind::single);
  write_sheets(data, sheets, make_sheet, folder);
  const std::string document = data_document(data, sheets);
  write_document(folder, "data", kDataGlobal, document);
  if (data.details) write_document(folder, "details", kDetailsGlobal, details_document(data));
  if (data.history) write_document(folder, "history", kHistoryGlobal, history_document(data));
  store::replace_file(folder / "report.js",
                      embedded(imagelift_report_script_begin, imagelift_report_script_end));
  store::replace_file(folder / "report.css",
                      embedded(imagelift_report_style_begin, imagelift_report_style_end));
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

void write_report(const ReportData& data, const fs::path& folder, const MakeSheet& make_sheet) {
  try {
    const fs::path fresh = folder.string() + ".part";
    fs::remove_all(fresh);
    fs::create_directories(fresh);
    write_files(data, fresh, make_sheet);
    replace_folder(fresh, folder);
  } catch (const fs::filesystem_error& error) {
    throw run_error("The report cannot be written to " + folder.string() + ": " +
                    error.code().message() + ".");
  }
}

}  // namespace imagelift::report
