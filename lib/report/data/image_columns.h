#pragma once

#include <optional>
#include <vector>

#include "report/data/column.h"
#include "report/data/report_data.h"

namespace imagelift::report {

/// The numbers of images in the data document; each column has an entry per image.
struct ImageColumns {
  std::optional<Column> ctr;          ///< NaN: none; empty where the counts say all
  std::optional<Column> clicks;       ///< empty where no image has counts
  std::optional<Column> impressions;  ///< likewise; 0: none
  Column cluster;                     ///< equal numbers: the same picture
};

ImageColumns image_columns(const std::vector<ReportImage>& images);

}  // namespace imagelift::report
