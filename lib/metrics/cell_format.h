#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace imagelift::metrics {

/// What a workbook's number stands for, by the format of its cell.
enum class CellFormat { number, percent, date, time };

/// Of a format that has a number of its own (ECMA-376, 18.8.30, with the dates of East Asia).
CellFormat built_in_format(int id);

/// Of a format that is written out: `dd/mm/yyyy`, `0.00%`, `[$-407]d. mmm yy;@`.
CellFormat custom_format(std::string_view code);

/// The day of a serial number, counted from 1899-12-30 or, where `from_1904`, from 1904-01-01, as
/// 2026-01-31, with ` 12:30:00` behind it where it is within a day; empty where no calendar of
/// spreadsheets has it. 1900-02-29, which Excel believes in, is counted as Excel does.
std::string serial_date(double serial, bool from_1904);

/// A number so that it can be read in one way only: a point before decimals, of which there are
/// never exactly three; no exponent; at most 15 digits count, as in Excel.
std::string plain_number(double value);

/// The text of a number in a cell of a format.
std::string cell_text(double value, CellFormat format, bool from_1904);

}  // namespace imagelift::metrics
