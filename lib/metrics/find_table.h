#pragma once

#include <string>
#include <vector>

#include "metrics/date_cell.h"
#include "metrics/header.h"
#include "metrics/metric_options.h"
#include "metrics/reading.h"
#include "metrics/table_file.h"

namespace imagelift::metrics {

/// The table of a file, found by its header.
struct FoundTable {
  std::string text;
  char separator = ',';
  bool is_sheet = false;  ///< of a workbook, whose rows end with their last cell that is not empty
  std::size_t unsaved_formulas = 0;  ///< of a workbook: cells that are empty for that
  Header header;
  std::vector<DateCell> head;  ///< dates that stand above the header: the report's span
};

/// Looks for a line of headings among the first 30 of the text, with each separator, or of each
/// sheet, those that are shown first; says in `reading` where it was found. Refuses the file where
/// there is none.
FoundTable find_table(TableFile file, const std::string& name, const MetricOptions& options,
                      MetricReading& reading);

}  // namespace imagelift::metrics
