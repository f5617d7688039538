#pragma once

#include <string>

#include "report/data/report_data.h"
#include "report/documents/thumbnail_sheets.h"

namespace imagelift::report {

/// Counts up with every change after which an older script could misread the document.
inline constexpr int kDataSchema = 2;

/// The variable that the script sets.
inline constexpr const char* kDataGlobal = "imageliftReport";

/// What the dashboard is drawn from, as JSON (report/src/core/document.ts has its type): numbers in
/// base64 columns, little-endian, NaN for "none"; lists of names cut at 1,000. Valid inside a
/// script too: no `<`, U+2028 or U+2029 stands in it unescaped.
std::string data_document(const ReportData& data, const ThumbnailSheets& sheets);

}  // namespace imagelift::report
