#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/data/report_data.h"

namespace imagelift::report {

/// Features that are looked at as one, such as all dog breeds or all blues.
struct FeatureGroup {
  std::string name;
  RollUp::Combine combine = RollUp::Combine::sum;
  std::vector<FeatureId> members;
};

/// The groups of feature_groups.csv, which models/groups.py makes and explains.
const std::vector<FeatureGroup>& feature_groups();

/// Reads `group,combine,kind,member` lines, sorted by group, below one header line; throws
/// std::invalid_argument on a malformed line.
std::vector<FeatureGroup> parse_feature_groups(std::string_view csv);

/// Appends a column of kind `group` for each group that has two or more members in the table, with
/// its threshold: that of its members, or the lowest of theirs if they are of several kinds; then a
/// member counts only from its own threshold on. A group is missing where any task of its members
/// is. Sums (of shares) and maxima (of labels and detections) of the values: a group of labels
/// needs one member at its threshold.
void add_roll_ups(ReportData& data);

}  // namespace imagelift::report
