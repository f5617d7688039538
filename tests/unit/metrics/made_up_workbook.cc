#include "tests/unit/metrics/made_up_workbook.h"

#include <array>
#include <cstdint>

#include "metrics/header.h"

namespace imagelift::metrics {
namespace {

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~sum;
}

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i, value >>= 8) out += static_cast<char>(value & 0xFF);
}

/// What a local header and the directory have in common (APPNOTE 4.3.7).
std::string common(const std::string& name, const std::string& content) {
  std::string out;
  put(out, 20, 2);  // version
  put(out, 0, 8);   // flags, method, time, date
  put(out, crc32(content), 4);
  put(out, content.size(), 4);
  put(out, content.size(), 4);
  put(out, name.size(), 2);
  put(out, 0, 2);  // extra
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string stored_zip(const std::map<std::string, std::string>& parts) {
  std::string out, directory;
  for (const auto& [name, content] : parts) {
    const std::size_t offset = out.size();
    out += "PK\3\4" + common(name, content) + name + content;
    directory += "PK\1\2";
    put(directory, 20, 2);
    directory += common(name, content);
    put(directory, 0, 10);  // comment, disk, attributes
    put(directory, offset, 4);
    directory += name;
  }
  std::string end = "PK\5\6";
  put(end, 0, 4);
  put(end, parts.size(), 2);
  put(end, parts.size(), 2);
  put(end, directory.size(), 4);
  put(end, out.size(), 4);
  put(end, 0, 2);
  return out + directory + end;
}

std::string number_cell_xml(std::string_view value, int style) {
  return " s=\"" + std::to_string(style) + "\"><v>" + std::string(value) + "</v></c>";
}

std::string text_cell_xml(std::string_view text) {
  return " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(text) + "</t></is></c>";
}

std::string sheet_xml(const std::vector<std::vector<std::string>>& rows) {
  std::string xml = "<worksheet><sheetData>";
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string number = std::to_string(row + 1);
    if (rows[row].empty()) continue;
    xml += "<row r=\"" + number + "\">";
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      if (rows[row][column].empty()) continue;
      xml += "<c r=\"" + column_letters(column) + number + "\"" + rows[row][column];
    }
    xml += "</row>";
  }
  return xml + "</sheetData></worksheet>";
}

std::map<std::string, std::string> workbook_parts(
    const std::vector<std::pair<std::string, std::string>>& sheets, bool from_1904) {
  std::map<std::string, std::string> parts;
  std::string list, relations;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string id = std::to_string(i + 1);
    parts["xl/worksheets/sheet" + id + ".xml"] = sheets[i].second;
    list += "<sheet name=\"" + sheets[i].first + "\" sheetId=\"" + id + "\" r:id=\"r" + id + "\"/>";
    relations += "<Relationship Id=\"r" + id +
                 "\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet" + id + ".xml\"/>";
  }
  relations += R"(<Relationship Id="s" Type="http://x/styles" Target="/xl/styles.xml"/>)";
  parts["xl/workbook.xml"] = std::string("<workbook><workbookPr") +
                             (from_1904 ? " date1904=\"1\"" : "") + "/><sheets>" + list +
                             "</sheets></workbook>";
  parts["xl/_rels/workbook.xml.rels"] = "<Relationships>" + relations + "</Relationships>";
  parts["xl/styles.xml"] =
      R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy"/></numFmts>)"
      R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/>)"
      R"(</cellXfs></styleSheet>)";
  return parts;
}

}  // namespace imagelift::metrics
