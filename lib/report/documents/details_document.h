#pragma once

#include <string>

#include "report/data/report_data.h"

namespace imagelift::report {

/// Counts up with every change after which an older script could misread the document.
inline constexpr int kDetailsSchema = 2;

/// The variable that the script sets.
inline constexpr const char* kDetailsGlobal = "imageliftDetails";

/// What the page shows of single images (report/src/core/details.ts has its type), as JSON fit for
/// a script: sizes, paths, the first 12 hex digits of each sha256, objects and faces with their
/// boxes (clipped to the image, in whole pixels; at most 100 of each per image, surest first),
/// landmarks, and look-alikes. `data.details` must be there.
std::string details_document(const ReportData& data);

}  // namespace imagelift::report
