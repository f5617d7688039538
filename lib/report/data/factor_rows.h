#pragma once

#include "report/data/report_data.h"

namespace imagelift::report {

/// Images by level of a factor that varies within them (rule S1): a row of metrics is the unit, as
/// far as its level tells it apart, and the image the cluster.
struct FactorRows {
  stats::FeatureTable table;
  stats::Outcomes outcomes;  ///< with this one factor
};

/// `factor` has of_row. Rows without a level take no part.
FactorRows factor_rows(const ReportData& data, const ReportFactor& factor);

}  // namespace imagelift::report
