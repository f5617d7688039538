#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "metrics/date_order.h"
#include "metrics/header.h"
#include "metrics/metrics.h"
#include "metrics/number_signs.h"
#include "metrics/survey.h"

namespace imagelift::metrics {

/// A column that becomes a factor.
struct PlannedFactor {
  std::size_t column = 0;
  std::string name;
};

/// A column that becomes a measure.
struct PlannedMeasure {
  std::size_t column = 0;
  NumberSigns signs;
  MetricMeasure measure;
};

/// What was decided about the columns of a file: how its rows are read.
struct Plan {
  NumberSigns impressions, clicks, ctr;
  std::optional<DateOrder> dates;        ///< empty: no dates are taken
  std::vector<PlannedFactor> factors;    ///< sorted by name
  std::vector<PlannedMeasure> measures;  ///< in the order of the file
};

/// Everything that a decision may look at.
struct PlanInput {
  const std::string& file;  ///< for messages
  const Header& header;
  const Survey& survey;
  const std::vector<DateCell>& head;  ///< dates above the header
};

/// Decides how the numbers of impressions and clicks, or of ctr, are written, and what the rest of
/// the file then says about its signs. Throws a refusal where two readings stay possible.
void plan_numbers(const PlanInput& input, Plan& plan, FileSigns& signs, MetricReading& reading);

/// Takes another column of dates than the header's first, in which there are none, unless it was
/// chosen.
void choose_dates(const Survey& survey, Header& header);

/// Decides on dates; refuses a column that can be read in two ways, or holds anything else.
void plan_dates(const PlanInput& input, Plan& plan, MetricReading& reading);

/// Decides which other columns are factors and measures, and says of every one that is neither why.
void plan_columns(const PlanInput& input, const FileSigns& signs, Plan& plan,
                  MetricReading& reading);

/// Refuses names of images that a spreadsheet destroyed, or that are all the same.
void check_names(const PlanInput& input);

}  // namespace imagelift::metrics
