#pragma once

#include "report/data/report_data.h"
#include "tests/browser/dice.h"

namespace imagelift::tests {

/// Boxes for the objects that the features name, some faces, and embeddings near one of twenty.
void add_details(report::ReportData& data, Dice& dice);

}  // namespace imagelift::tests
