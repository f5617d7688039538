#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "report/data/report_data.h"
#include "report/write_report.h"

namespace imagelift::report {

/// Which thumbnail is where: few files with a grid of cells each. Images stand in order of CTR
/// (highest first, then those without one), so that a page of a table needs one file.
struct ThumbnailSheets {
  static constexpr std::uint32_t kNone = 0xffffffff;

  Size cell;                            ///< pixels; {0, 0}: there are no thumbnails
  int columns = 1;                      ///< cells in a row of a file
  int per_file = 1;                     ///< cells in a file that is full
  std::size_t count = 0;                ///< cells in all
  std::vector<std::uint32_t> position;  ///< by image: its cell, or kNone
  std::vector<const Thumbnail*> cells;  ///< in order; point into what was planned for

  /// A cell by content, for the images of other runs.
  struct Cell {
    std::uint32_t position = 0;
    Size size;
  };
  std::map<std::string, Cell> cell_of;
};

/// The thumbnail of a content that only other runs have.
struct SharedThumbnail {
  std::string sha256;
  Thumbnail thumbnail;
};

/// Sheets of 10 x 10, or a file per thumbnail.
enum class SheetKind { grid, single };

/// `data` and `others` must outlive the plan; cells of `others` follow those of the run's images.
ThumbnailSheets plan_sheets(const ReportData& data, SheetKind kind,
                            std::span<const SharedThumbnail> others = {});

/// Finds the images of another run in the sheets; sets the sizes of their thumbnails.
ThumbnailSheets sheets_of_other(const ThumbnailSheets& sheets, ReportData& other);

/// Images in order of CTR: highest first, then those without one; ties by position.
std::vector<std::size_t> images_by_ctr(const ReportData& data);

/// A part of a file: a cell of a sheet, in pixels.
struct ThumbnailPlace {
  std::string file;  ///< relative to the report folder
  Size sheet;        ///< of the whole file
  int x = 0, y = 0;  ///< upper left corner of the cell
};

ThumbnailPlace place_of(const ThumbnailSheets& sheets, std::uint32_t position);

inline constexpr const char* kThumbnailPrefix = "thumbnails/";

/// Writes all files below `folder`. `make_sheet` may be empty if the plan is `single`.
void write_sheets(const ThumbnailSheets& sheets, const MakeSheet& make_sheet,
                  const std::filesystem::path& folder);

}  // namespace imagelift::report
