#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "metrics/workbook.h"

namespace imagelift::metrics {

/// A file that may hold a table: a text, or a workbook with sheets.
struct TableFile {
  std::string container;  ///< `gzip`, `XLSX workbook`, `XLSX workbook in gzip`; empty: plain text
  std::string text;       ///< in UTF-8; of a workbook empty
  std::string encoding;   ///< what the text was in; see encoding.h
  std::string undecoded;  ///< its bytes, where the encoding is no more than likely
  std::size_t broken_characters = 0;  ///< see encoding.h
  std::size_t broken_line = 0;        ///< of the first
  std::unique_ptr<Workbook> workbook;
};

/// Says by the bytes, whatever the file's name, what they are, and opens that: gzip, XLSX, text in
/// UTF-8, UTF-16 or an 8-bit encoding. Refuses everything else by a sentence that says what to do:
/// web pages, PDF documents, old and locked workbooks, pictures, archives.
TableFile open_table_file(std::string bytes, const std::string& name, std::uint64_t max_bytes);

/// Refuses a text without a table, where it is known what it is instead (JSON).
void refuse_other_text(const std::string& text, const std::string& name);

}  // namespace imagelift::metrics
