#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <vector>

#include "report/data/report_data.h"

namespace imagelift::report {

struct OtherRuns;  // report/history/other_runs.h

/// Says which other runs a report tells of, as choose_other_runs does.
using ChooseOthers = std::function<OtherRuns(ReportData&)>;

/// A grid of equal cells, filled row by row.
struct SheetGrid {
  Size cell;  ///< pixels of one cell; every thumbnail fits into it, in its upper left corner
  int columns = 1;
  int rows = 1;
};

/// Makes one JPEG image of columns * cell.width by rows * cell.height pixels out of thumbnails
/// (image::contact_sheet). The pixels are lib/image's business, so the caller
/// brings this function along.
using MakeSheet =
    std::function<std::vector<std::uint8_t>(std::span<const Thumbnail>, const SheetGrid&)>;

/// Writes the report folder: index.html and the other static pages, report.js, parts.js,
/// report.css; data, details and history, each as .js and .json; thumbnails/; examples/ with a
/// image or three of the first verdict; and runs/1/data.js, runs/2/data.js, ... the documents of
/// other runs, which share the thumbnails. The folder is built beside `folder` and renamed, so that
/// a killed run leaves the previous one whole. Without `make_sheet` every thumbnail is a file of
/// its own. Each of the runs that `choose` names is read once, for its document and for the
/// history; where one cannot be read, `choose` is asked again. Returns the data as they are shown:
/// with their history, and with no link to what could not be read, but the reason (note_unread).
/// Throws imagelift::Error.
ReportData write_report(ReportData data, const std::filesystem::path& folder,
                        const MakeSheet& make_sheet = {}, const ChooseOthers& choose = {});

}  // namespace imagelift::report
