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

/// The text of a sheet, as Workbook::text says. Throws UnpackFault.
std::string sheet_text(pugi::xml_node worksheet, const SheetContext& context,
                       std::uint64_t max_bytes);

}  // namespace imagelift::metrics
