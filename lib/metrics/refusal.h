#pragma once

#include <string>
#include <string_view>

#include "core/error.h"

namespace imagelift::metrics {

/// The paragraphs of docs/metrics.md that say what to do where a file is refused.
enum class Advice {
  none,  ///< the sentence says it all
  not_a_table,
  old_workbooks,
  packed_files,
  headings,
  numbers,
  ctr,
  dates,
  ids,
  rows,
};

/// Where its paragraph stands: `docs/metrics.md#a-web-page-a-pdf-or-a-picture`; empty of none.
std::string_view place_of(Advice advice);

/// A file that cannot be used (wrong usage), as one sentence of a clause and of where more stands.
/// Addresses in it are cut as core/shown_text.h says.
Error refusal(const std::string& file, const std::string& clause, Advice advice = Advice::none);

}  // namespace imagelift::metrics
