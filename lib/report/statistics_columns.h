#pragma once

#include "report/column.h"
#include "stats/analysis.h"

namespace imagelift::report {

/// The numbers of features in the data document: what the views show first. Each column has an
/// entry per feature of the analysis, NaN for "not enough data"; `ranking` has all features,
/// clearest difference first.
NamedColumns statistics_columns(const stats::Analysis& analysis);

}  // namespace imagelift::report
