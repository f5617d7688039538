#pragma once

#include "report/data/report_data.h"

namespace imagelift::tests {

/// Gives images with clicks up to four measures, in this order: spend in EUR (none of every tenth
/// image), conversions (of the first image only half of the clicks are known with them), revenue in
/// EUR, reach. And sentences on how they were read, one of them with markup.
void add_measures(report::ReportData& data, std::size_t count);

}  // namespace imagelift::tests
