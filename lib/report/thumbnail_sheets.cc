#include "report/thumbnail_sheets.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "store/replace_file.h"

namespace imagelift::report {
namespace {

constexpr int kGridColumns = 10;

Size largest(const std::vector<ReportImage>& images) {
  Size size;
  for (const ReportImage& image : images) {
    if (!image.thumbnail) continue;
    size.width = std::max(size.width, image.thumbnail->size.width);
    size.height = std::max(size.height, image.thumbnail->size.height);
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

/// The images in order of their cells.
std::vector<const Thumbnail*> in_cells(const ReportData& data, const ThumbnailSheets& sheets) {
  std::vector<const Thumbnail*> cells(sheets.count, nullptr);
  for (std::size_t i = 0; i < data.images.size(); ++i) {
    if (sheets.position[i] == ThumbnailSheets::kNone) continue;
    cells[sheets.position[i]] = &*data.images[i].thumbnail;
  }
  return cells;
}

std::string_view as_text(const std::vector<std::uint8_t>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
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

ThumbnailSheets plan_sheets(const ReportData& data, SheetKind kind) {
  ThumbnailSheets sheets;
  sheets.cell = largest(data.images);
  if (kind == SheetKind::grid) {
    sheets.columns = kGridColumns;
    sheets.per_file = kGridColumns * kGridColumns;
  }
  sheets.position.assign(data.images.size(), ThumbnailSheets::kNone);
  for (const std::size_t image : images_by_ctr(data)) {
    if (!data.images[image].thumbnail) continue;
    sheets.position[image] = static_cast<std::uint32_t>(sheets.count++);
  }
  return sheets;
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

void write_sheets(const ReportData& data, const ThumbnailSheets& sheets,
                  const MakeSheet& make_sheet, const std::filesystem::path& folder) {
  if (sheets.count == 0) return;
  std::filesystem::create_directories(folder / kThumbnailPrefix);
  const std::vector<const Thumbnail*> cells = in_cells(data, sheets);
  const auto per_file = static_cast<std::size_t>(sheets.per_file);
  for (std::size_t first = 0; first < cells.size(); first += per_file) {
    const auto file = static_cast<std::uint32_t>(first / per_file);
    const std::size_t end = std::min(first + per_file, cells.size());
    if (per_file == 1) {
      store::replace_file(folder / file_name(file), as_text(cells[first]->jpeg));
      continue;
    }
    std::vector<Thumbnail> thumbnails;
    for (std::size_t i = first; i < end; ++i) thumbnails.push_back(*cells[i]);
    const auto sheet = make_sheet(thumbnails, grid_of(sheets, file));
    store::replace_file(folder / file_name(file), as_text(sheet));
  }
}

}  // namespace imagelift::report
