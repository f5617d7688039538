// make_report OUT IMAGES FEATURES DENSITY DAYS [RUNS [MEASURES]]: writes the report of made-up data
// to OUT/report, OUT/single.html and OUT/summary.json; RUNS earlier runs stand in its history. For
// the browser tests and for looking at.
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

#include "core/error.h"
#include "image/thumbnail.h"
#include "report/documents/single_file.h"
#include "report/documents/summary_json.h"
#include "report/history/build_history.h"
#include "report/history/other_runs.h"
#include "report/write_report.h"
#include "tests/browser/made_up_data.h"
#include "tests/browser/made_up_runs.h"
#include "text/replace_file.h"

int main(int count, char** arguments) {
  if (count < 6 || count > 8) {
    std::cerr << "usage: make_report OUT IMAGES FEATURES DENSITY DAYS [RUNS [MEASURES]]\n";
    return 2;
  }
  const std::filesystem::path out = arguments[1];
  const auto make_sheet = [](std::span<const imagelift::Thumbnail> thumbnails,
                             const imagelift::report::SheetGrid& grid) {
    return imagelift::image::contact_sheet(thumbnails, grid.cell, grid.columns, grid.rows);
  };
  try {
    auto data = imagelift::tests::made_up_data({std::stoul(arguments[2]), std::stoul(arguments[3]),
                                                std::stod(arguments[4]), std::stoul(arguments[5]),
                                                count == 8 ? std::stoul(arguments[7]) : 0});
    const std::size_t earlier = count >= 7 ? std::stoul(arguments[6]) : 0;
    data.history = imagelift::report::build_history(
        data, imagelift::tests::earlier_made_up_runs(data, earlier));
    std::filesystem::create_directories(out);
    auto others = imagelift::tests::other_made_up_runs(data, earlier);
    if (earlier > 0) {
      imagelift::report::note_unread(
          data, {{"made-up-unread", "2026-09-30T08:00:00Z", "Its metrics are <b>odd</b>."}});
    }
    imagelift::report::write_report(data, out / "report", make_sheet,
                                    [&](imagelift::report::ReportData&) { return others; });
    imagelift::text::replace_file(out / "single.html", imagelift::report::single_file(data).html);
    imagelift::text::replace_file(out / "summary.json", imagelift::report::summary_json(data));
  } catch (const imagelift::Error& error) {
    std::cerr << "make_report: " << error.what() << '\n';
    return 1;
  }
  return EXIT_SUCCESS;
}
