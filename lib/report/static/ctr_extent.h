#pragma once

#include <vector>

namespace imagelift::report {

/// Where an axis of CTRs ends: at the greatest, or, where few stand so far above the others that
/// these would be flattened, at the greatest of the others. Few: 2 % of the CTRs, and always one;
/// far: above the upper quartile by three interquartile ranges (Tukey's outer fence) and so far
/// that the axis gains half its length. Of fewer than 8 CTRs none stands apart; 0 without any.
/// report/src/charts/plot/extent.ts has the same rule.
double axis_end(std::vector<double> ctrs);

}  // namespace imagelift::report
