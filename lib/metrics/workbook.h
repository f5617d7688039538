#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "metrics/unpack.h"

namespace imagelift::metrics {

/// An XLSX workbook (ECMA-376) in memory: its sheets as texts that the reader of CSV reads. XML is
/// read by pugixml, which knows no entities but the five of XML and loads nothing.
class Workbook {
 public:
  /// Whether the parts of a zip are those of such a workbook.
  static bool is_workbook(const std::map<std::string, std::string>& parts);

  /// Precondition: is_workbook. Throws UnpackFault where a part cannot be read.
  explicit Workbook(std::map<std::string, std::string> parts);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  /// Sheets that are shown, as they are ordered; hidden ones come last.
  std::size_t sheets() const;
  const std::string& name(std::size_t sheet) const;

  /// The cells of a sheet, separated by tabs, a line a row: texts as they are; numbers with a
  /// point and without grouping, percentages with their sign, dates as 2026-01-31. Throws
  /// UnpackFault where that cannot be read or is more than `max_bytes`.
  std::string text(std::size_t sheet, std::uint64_t max_bytes);

  /// How many formulas without a saved value the sheet had whose text was asked for last.
  std::size_t unsaved_formulas() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace imagelift::metrics
