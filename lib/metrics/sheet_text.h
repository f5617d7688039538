#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "metrics/cell_format.h"

namespace imagelift::metrics {

/// What the cells of a sheet refer to.
struct SheetContext {
  std::vector<std::string> strings;  ///< shared ones
  std::vector<CellFormat> formats;   ///< by the number of a cell's style
  bool from_1904 = false;
};

/// The cells of a sheet.
struct SheetText {
  std::string text;                  ///< as Workbook::text says
  std::size_t unsaved_formulas = 0;  ///< that no program has worked out: their cells are empty
};

/// Throws UnpackFault.
SheetText sheet_text(pugi::xml_node worksheet, const SheetContext& context,
                     std::uint64_t max_bytes);

}  // namespace imagelift::metrics
