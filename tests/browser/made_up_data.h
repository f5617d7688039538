#pragma once

#include <cstddef>
#include <cstdint>

#include "report/data/report_data.h"

namespace imagelift::tests {

/// How large a made-up report is.
struct MadeUpSize {
  std::size_t images = 0;
  std::size_t features = 0;
  double density = 0.09;     ///< share of values that are not zero
  std::size_t days = 0;      ///< that the metrics tell apart; 0: undated
  std::size_t measures = 0;  ///< beside the clicks, up to 4
};

/// Images, features, clicks and names that nobody measured; the same for the same size. Three
/// features go with more clicks and two with fewer. Some names are hostile: markup, quotes, a line
/// break, right-to-left text, a formula.
report::ReportData made_up_data(const MadeUpSize& size);

}  // namespace imagelift::tests
