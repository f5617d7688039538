#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/headings.h"

namespace imagelift::metrics {

/// What a bare number in a `ctr` column means.
enum class CtrUnit {
  unstated,  ///< `2.3%` is a percentage, a bare number a fraction where that is certain
  fraction,
  percent,
};

/// A column that a person chose: by its heading as written, or by its letter (`C`).
struct ChosenColumn {
  Role role = Role::unknown;
  std::string column;
};

/// How to read a metrics file where it does not say so itself.
struct MetricOptions {
  CtrUnit ctr_unit = CtrUnit::unstated;
  std::uint64_t max_bytes = 512ull << 20;  ///< of the file, and of what is packed in it
  std::vector<ChosenColumn> columns = {};
};

/// The value of --metrics-columns: `image=Ad name,impressions=C,clicks=D`; roles are image,
/// impressions, clicks, ctr and date. A comma that no role follows belongs to the heading. Throws a
/// usage error on anything else.
std::vector<ChosenColumn> chosen_columns(std::string_view text);

}  // namespace imagelift::metrics
