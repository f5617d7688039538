#include "metrics/table_file.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/file_format.h"
#include "metrics/encoding.h"
#include "metrics/refusal.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace imagelift::metrics {
namespace {

using namespace std::string_view_literals;

constexpr const char* kExport =
    "export the report from the platform as CSV or XLSX and use that file";

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv);
}

bool has_part(const std::map<std::string, std::string>& parts, std::string_view beginning) {
  return std::ranges::any_of(parts,
                             [&](const auto& part) { return part.first.starts_with(beginning); });
}

Error no_workbook(const std::map<std::string, std::string>& parts, const std::string& name) {
  constexpr const char* kSave = "; open it and save the sheet as an .xlsx workbook or as CSV";
  if (has_part(parts, "xl/workbook.bin")) {
    return refusal(name, std::string("it is a binary workbook (.xlsb)") + kSave,
                   Advice::old_workbooks);
  }
  if (has_part(parts, "content.xml")) {
    return refusal(name, std::string("it is an OpenDocument file (.ods)") + kSave,
                   Advice::old_workbooks);
  }
  if (has_part(parts, "index/") || has_part(parts, "index.zip")) {
    return refusal(name, std::string("it is a document of Apple Numbers") + kSave,
                   Advice::old_workbooks);
  }
  if (has_part(parts, "word/") || has_part(parts, "ppt/")) {
    return refusal(name, std::string("it is an Office document without sheets; ") + kExport,
                   Advice::not_a_table);
  }
  return refusal(name,
                 "it is a ZIP archive, not a table; unpack it and use the CSV or XLSX file in it",
                 Advice::packed_files);
}

TableFile open_zip(std::string_view bytes, const std::string& name, std::uint64_t max_bytes) {
  try {
    auto parts = zip_parts(bytes, max_bytes);
    if (!Workbook::is_workbook(parts)) throw no_workbook(parts, name);
    TableFile file;
    file.container = "XLSX workbook";
    file.workbook = std::make_unique<Workbook>(std::move(parts));
    return file;
  } catch (const UnpackFault& fault) {
    throw refusal(name,
                  "it is a workbook or ZIP archive that cannot be read: " + fault.message +
                      "; open it in a spreadsheet and save it again as .xlsx or CSV",
                  Advice::packed_files);
  }
}

/// Documents that are text, too; no table begins so.
void refuse_documents(const FileFormat& format, std::string_view bytes, const std::string& name) {
  const std::string what(format.name);
  constexpr std::size_t kBeginning = 65'536;
  if (format.id == "html" &&
      text::to_lower(bytes.substr(0, kBeginning)).find("<table") != std::string::npos) {
    throw refusal(name,
                  "it is a web page with a table in it, as some systems write under the name of "
                  ".xls; open it in a spreadsheet and save it as an .xlsx workbook or as CSV",
                  Advice::not_a_table);
  }
  if (format.id == "html") {
    throw refusal(
        name,
        "it is a web page (of a sign-in, perhaps), not a table; sign in, " + std::string(kExport),
        Advice::not_a_table);
  }
  if (format.id == "ole") {
    throw refusal(name,
                  "it is an old workbook (.xls), or one with a password; open it in a spreadsheet "
                  "and save it as an .xlsx workbook without a password, or as CSV",
                  Advice::old_workbooks);
  }
  constexpr std::array kTexts = {"pdf"sv, "xml"sv, "svg"sv, "eps"sv, "lfs"sv, "annex"sv};
  if (std::ranges::find(kTexts, format.id) == kTexts.end()) return;
  throw refusal(name, "it is " + what + ", not a table; " + kExport, Advice::not_a_table);
}

/// Bytes that are neither text nor a workbook.
void refuse_binary(const FileFormat& format, const std::string& name) {
  const std::string what(format.name);
  const bool is_packed = what.find("archive") != std::string::npos || format.id == "bzip2" ||
                         format.id == "xz" || format.id == "zstd";
  if (is_packed) {
    throw refusal(name, "it is " + what + "; unpack it and use the CSV or XLSX file in it",
                  Advice::packed_files);
  }
  throw refusal(name, "it is " + what + ", not a table; " + kExport, Advice::not_a_table);
}

TableFile open_text(std::string bytes, const std::string& name) {
  TableFile file;
  const bool is_certain = is_utf16(bytes) || text::is_utf8(bytes);
  if (!is_certain) file.undecoded = bytes;
  DecodedText decoded_text = decoded(std::move(bytes));
  file.text = std::move(decoded_text.text);
  file.encoding = std::move(decoded_text.encoding);
  file.broken_characters = decoded_text.broken;
  file.broken_line = decoded_text.broken_line;
  if (file.encoding != "windows-1252") file.undecoded.clear();
  if (file.text.find('\0') != std::string::npos) {
    throw refusal(name, "it holds bytes that are no text; " + std::string(kExport),
                  Advice::packed_files);
  }
  if (file.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw refusal(name, "it is empty; " + std::string(kExport), Advice::rows);
  }
  return file;
}

/// Whether what begins like another format may be a table all the same: `BMX,clicks`.
bool looks_like_text(std::string_view bytes) {
  const std::string_view beginning = text::cut_utf8(bytes, 4096);
  return text::is_utf8(beginning) && std::ranges::none_of(beginning, [](char c) {
           return text::is_control(c) && !text::is_space(c);
         });
}

TableFile open_unpacked(std::string bytes, const std::string& name, std::uint64_t max_bytes) {
  if (!is_utf16(bytes)) {
    const std::string_view all = text::without_utf8_mark(bytes);
    const FileFormat* format = file_format_of(all);
    if (all.starts_with("PK\3\4"sv) || all.starts_with("PK\5\6"sv)) {
      return open_zip(bytes, name, max_bytes);
    }
    if (format != nullptr) refuse_documents(*format, all, name);
    const bool is_text = format == nullptr || format->id == "text" || format->id == "json";
    if (!is_text && !looks_like_text(all)) refuse_binary(*format, name);
  }
  return open_text(std::move(bytes), name);
}

}  // namespace

TableFile open_table_file(std::string bytes, const std::string& name, std::uint64_t max_bytes) {
  if (!bytes.starts_with("\x1f\x8b"sv)) return open_unpacked(std::move(bytes), name, max_bytes);
  std::string unpacked;
  try {
    unpacked = gunzipped(bytes, max_bytes);
  } catch (const UnpackFault& fault) {
    throw refusal(name, "it is a gzip file that cannot be unpacked: " + fault.message,
                  Advice::packed_files);
  }
  std::string().swap(bytes);
  TableFile file = open_unpacked(std::move(unpacked), name, max_bytes);
  file.container += file.container.empty() ? "gzip" : " in gzip";
  return file;
}

void refuse_other_text(const std::string& text, const std::string& name) {
  const FileFormat* format = file_format_of(text);
  if (format == nullptr || format->id != "json") return;
  throw refusal(name, "it is a JSON document, not a table; " + std::string(kExport),
                Advice::not_a_table);
}

}  // namespace imagelift::metrics
