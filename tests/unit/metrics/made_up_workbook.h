#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Workbooks made from text, as small as the format allows.
namespace imagelift::metrics {

/// A zip whose parts are stored, not packed.
std::string stored_zip(const std::map<std::string, std::string>& parts);

/// A cell's XML without its reference: `number("1.5")`, `text("a")`.
std::string number_cell_xml(std::string_view value, int style = 0);
std::string text_cell_xml(std::string_view text);

/// A sheet of rows of such cells; an empty cell is left out.
std::string sheet_xml(const std::vector<std::vector<std::string>>& rows);

/// The parts of a workbook with these sheets by name. Style 1 is a date (14), 2 a percentage (10),
/// 3 a date of its own format.
std::map<std::string, std::string> workbook_parts(
    const std::vector<std::pair<std::string, std::string>>& sheets, bool from_1904 = false);

}  // namespace imagelift::metrics
