#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "metrics/metrics.h"

namespace imagelift::metrics {

/// What a column of a metrics file is for.
enum class Role {
  image,
  impressions,
  clicks,
  ctr,
  date,
  end_date,  ///< of a row's time; says only how dates are written
  factor,    ///< words, even where they look like numbers
  currency,  ///< says the unit of amounts
  measure,
  ignored,  ///< known, and neither a factor nor a measure
  unknown,
};

/// `image`, `impressions`, ...; as --metrics-columns and headings.csv write it.
std::string_view to_string(Role role);

/// One of image, impressions, clicks, ctr and date; nothing for any other text.
std::optional<Role> main_role_from_string(std::string_view name);

/// A heading that is known.
struct KnownHeading {
  Role role = Role::unknown;
  int rank = 0;             ///< of several columns of one role the lowest is taken
  std::string measure;      ///< key of a measure: `spend`
  std::string unit;         ///< in brackets behind the heading
  bool is_percent = false;  ///< a ctr that its platform writes in percent without a sign
  std::string note;  ///< why a column is not taken: `a status`; of dates `months`; of a measure
                     ///< `or impressions`, where there are no others
};

/// The meaning of a heading in any of the languages, by headings.csv; unknown where it has none.
/// The `Sum of` of pivot tables is cut off counts and amounts.
KnownHeading known_heading(std::string_view heading);

/// What can be done with the numbers of a known measure; nothing for other keys.
std::optional<MeasureKind> measure_kind(std::string_view key);

}  // namespace imagelift::metrics
