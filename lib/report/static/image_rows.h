#pragma once

#include <cstddef>
#include <span>

#include "report/data/report_data.h"
#include "report/documents/thumbnail_sheets.h"
#include "report/static/html.h"

namespace imagelift::report {

/// The table of images: thumbnail, name, CTR with its counts, features. `images`: positions.
/// report/src/images makes the same.
Node image_rows(const ReportData& data, const ThumbnailSheets& sheets,
                std::span<const std::size_t> images);

}  // namespace imagelift::report
