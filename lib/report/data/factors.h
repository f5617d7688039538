#pragma once

#include <span>
#include <string>
#include <vector>

#include "report/data/report_data.h"

namespace imagelift::report {

/// A column of texts, one per row; an empty text is no level.
struct FactorColumn {
  std::string name;
  FactorOrigin from = FactorOrigin::metrics;
  std::vector<std::string> values;
};

/// A factor of images that have one value each.
ReportFactor factor_by_image(const FactorColumn& column);

/// A factor of `images` images whose value may change from row to row; `image_of_row` ascends.
ReportFactor factor_by_row(const FactorColumn& column, std::span<const std::uint32_t> image_of_row,
                           std::size_t images);

}  // namespace imagelift::report
