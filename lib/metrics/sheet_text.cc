#include "metrics/sheet_text.h"

#include <string_view>

#include "metrics/unpack.h"
#include "metrics/workbook_xml.h"
#include "text/ascii.h"
#include "text/number.h"

namespace imagelift::metrics {
namespace {

constexpr std::size_t kMostRows = 1'048'576;
constexpr std::size_t kMostColumns = 16'384;

/// `AB12` as column 27; nothing readable is kMostColumns.
std::size_t column_of(std::string_view reference) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (!text::is_letter(c)) break;
    column = column * 26 + static_cast<std::size_t>(text::to_upper(c) - 'A' + 1);
    if (column > kMostColumns) return kMostColumns;
  }
  return column == 0 ? kMostColumns : column - 1;
}

class SheetWriter {
 public:
  SheetWriter(const SheetContext& context, std::uint64_t max_bytes)
      : context_(context), max_bytes_(max_bytes) {}

  SheetText write(pugi::xml_node rows) {
    std::size_t row = 0;
    for (const pugi::xml_node node : rows.children()) {
      if (local_name(node.name()) != "row") continue;
      const std::size_t number = node.attribute("r").as_ullong(row + 1);
      if (number <= row || number > kMostRows) throw UnpackFault{"its rows are out of order"};
      text_.append(number - row - 1, '\n');
      row = number;
      write_row(node);
      text_ += '\n';
      bound();
    }
    return {std::move(text_), unsaved_formulas_};
  }

 private:
  void write_row(pugi::xml_node row) {
    std::size_t next = 0;
    for (const pugi::xml_node cell : row.children()) {
      if (local_name(cell.name()) != "c") continue;
      const pugi::xml_attribute reference = cell.attribute("r");
      const std::size_t column = reference ? column_of(reference.value()) : next;
      if (column < next || column >= kMostColumns) throw UnpackFault{"its cells are out of order"};
      const std::size_t tabs = column - (next == 0 ? 0 : next - 1);
      text_.append(tabs, '\t');
      next = column + 1;
      add(cell_text_of(cell));
      bound();
    }
  }

  void bound() const {
    if (text_.size() <= max_bytes_) return;
    throw UnpackFault{"a sheet holds more than " + std::to_string(max_bytes_) + " bytes"};
  }

  /// As CSV wants it.
  void add(const std::string& text) {
    if (text.find_first_of("\t\n\r\"") == std::string::npos && !text.starts_with(' ')) {
      text_ += text;
      return;
    }
    text_ += '"';
    for (const char c : text) {
      if (c == '"') text_ += '"';
      text_ += c;
    }
    text_ += '"';
  }

  std::string cell_text_of(pugi::xml_node cell) {
    const std::string_view type = cell.attribute("t").as_string("n");
    if (type == "inlineStr") return rich_text(child_of(cell, "is"));
    const std::string_view value = child_of(cell, "v").child_value();
    if (value.empty() && child_of(cell, "f")) ++unsaved_formulas_;
    if (type == "s") {
      const auto index = text::number_of<std::size_t>(value);
      if (!index || *index >= context_.strings.size()) {
        throw UnpackFault{"a cell names a text that is not there"};
      }
      return context_.strings[*index];
    }
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    if (type != "n") return std::string(value);  // str, d, e
    const auto number = text::number_of<double>(value);
    if (!number) return std::string(value);
    return cell_text(*number, format_of(cell), context_.from_1904);
  }

  CellFormat format_of(pugi::xml_node cell) const {
    const std::size_t style = cell.attribute("s").as_ullong(0);
    return style < context_.formats.size() ? context_.formats[style] : CellFormat::number;
  }

  const SheetContext& context_;
  std::uint64_t max_bytes_;
  std::string text_;
  std::size_t unsaved_formulas_ = 0;
};

}  // namespace

SheetText sheet_text(pugi::xml_node worksheet, const SheetContext& context,
                     std::uint64_t max_bytes) {
  return SheetWriter(context, max_bytes).write(child_of(worksheet, "sheetData"));
}

}  // namespace imagelift::metrics
