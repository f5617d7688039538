#pragma once

#include <cstddef>

#include "report/data/report_data.h"
#include "report/static/html.h"

namespace imagelift::report {

/// Points above which the image shows densities instead of points.
inline constexpr std::size_t kMostPoints = 20'000;

/// The scatter as SVG: a column per feature, a point per image that has it, at the image's CTR.
/// Each image is one group, so that a style sheet alone can draw the line through its points while
/// the pointer is over one of them. Colours come from classes, so no style stands in it.
Node scatter_svg(const ReportData& data);

}  // namespace imagelift::report
