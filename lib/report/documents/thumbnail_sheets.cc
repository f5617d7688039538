#include "report/documents/thumbnail_sheets.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "text/bytes.h"
#include "text/replace_file.h"

namespace imagelift::report {
namespace {

constexpr int kGridColumns = 10;

Size largest(const std::vector<const Thumbnail*>& thumbnails) {
  Size size;
  for (const Thumbnail* thumbnail : thumbnails) {
    size.width = std::max(size.width, thumbnail->size.width);
    size.height = std::max(size.height, thumbnail->size.height);
  }
  return size;
}

SheetGrid grid_of(const ThumbnailSheets& sheets, std::uint32_t file) {
  const std::size_t before = std::size_t{file} * static_cast<std::size_t>(sheets.per_file);
  const int cells = static_cast<int>(
      std::min<std::size_t>(sheets.count - before, static_cast<std::size_t>(sheets.per_file)));
  return {sheets.cell, sheets.columns, (cells + sheets.columns - 1) / sheets.columns};
}

std::string file_name(std::uint32_t file) {
  return kThumbnailPrefix + std::to_string(file) + ".jpg";
}

}  // namespace

std::vector<std::size_t> images_by_ctr(const ReportData& data) {
  std::vector<std::size_t> order(data.images.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return data.images[a].ctr.value_or(-1) > data.images[b].ctr.value_or(-1);
  });
  return order;
}

ThumbnailSheets plan_sheets(const ReportData& data, SheetKind kind,
                            std::span<const SharedThumbnail> others) {
  ThumbnailSheets sheets;
  if (kind == SheetKind::grid) {
    sheets.columns = kGridColumns;
    sheets.per_file = kGridColumns * kGridColumns;
  }
  const auto add = [&](const std::string& content, const Thumbnail& thumbnail) {
    const auto cell = static_cast<std::uint32_t>(sheets.cells.size());
    sheets.cells.push_back(&thumbnail);
    sheets.cell_of.try_emplace(content, ThumbnailSheets::Cell{cell, thumbnail.size});
    return cell;
  };
  sheets.position.assign(data.images.size(), ThumbnailSheets::kNone);
  for (const std::size_t image : images_by_ctr(data)) {
    if (!data.images[image].thumbnail) continue;
    sheets.position[image] = add(data.images[image].sha256, *data.images[image].thumbnail);
  }
  for (const SharedThumbnail& other : others) add(other.sha256, other.thumbnail);
  sheets.count = sheets.cells.size();
  sheets.cell = largest(sheets.cells);
  return sheets;
}

ThumbnailSheets sheets_of_other(const ThumbnailSheets& sheets, ReportData& other) {
  ThumbnailSheets found{sheets.cell, sheets.columns, sheets.per_file, sheets.count, {}, {}, {}};
  for (ReportImage& image : other.images) {
    const auto cell = sheets.cell_of.find(image.sha256);
    const bool known = cell != sheets.cell_of.end();
    found.position.push_back(known ? cell->second.position : ThumbnailSheets::kNone);
    if (known) image.thumbnail = Thumbnail{cell->second.size, {}};
  }
  return found;
}

ThumbnailPlace place_of(const ThumbnailSheets& sheets, std::uint32_t position) {
  const auto per_file = static_cast<std::uint32_t>(sheets.per_file);
  const SheetGrid grid = grid_of(sheets, position / per_file);
  const int cell = static_cast<int>(position % per_file);
  return {file_name(position / per_file),
          {grid.columns * grid.cell.width, grid.rows * grid.cell.height},
          cell % grid.columns * grid.cell.width,
          cell / grid.columns * grid.cell.height};
}

void write_sheets(const ThumbnailSheets& sheets, const MakeSheet& make_sheet,
                  const std::filesystem::path& folder) {
  if (sheets.count == 0) return;
  std::filesystem::create_directories(folder / kThumbnailPrefix);
  const auto& cells = sheets.cells;
  const auto per_file = static_cast<std::size_t>(sheets.per_file);
  for (std::size_t first = 0; first < cells.size(); first += per_file) {
    const auto file = static_cast<std::uint32_t>(first / per_file);
    const std::size_t end = std::min(first + per_file, cells.size());
    if (per_file == 1) {
      text::replace_file(folder / file_name(file), text::as_text(cells[first]->jpeg));
      continue;
    }
    std::vector<Thumbnail> thumbnails;
    for (std::size_t i = first; i < end; ++i) thumbnails.push_back(*cells[i]);
    const auto sheet = make_sheet(thumbnails, grid_of(sheets, file));
    text::replace_file(folder / file_name(file), text::as_text(sheet));
  }
}

}  // namespace imagelift::report
