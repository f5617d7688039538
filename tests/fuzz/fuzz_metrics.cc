// Any bytes as a metrics file: a table that keeps its promises, or one clear Error.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/error.h"
#include "metrics/read_metrics.h"
#include "metrics/reading_text.h"
#include "text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const imagelift::metrics::MetricTable& table) {
  for (const auto& row : table.rows) {
    require(row.row > 0 && !row.image.empty());
    require(row.impressions.has_value() != row.ctr.has_value());
    require(row.clicks.value_or(0) <= row.impressions.value_or(0));
    require(!row.ctr || (*row.ctr >= 0 && *row.ctr <= 1));
    require(row.date.empty() || row.date.iso().size() == 10);
  }
  for (const auto& factor : table.factors) require(factor.levels.size() == table.rows.size());
  for (const auto& measure : table.measures) {
    require(measure.values.size() == table.rows.size());
    for (const auto& value : measure.values) require(!value || std::isfinite(*value));
  }
  require(!table.rows.empty());
  require(imagelift::text::is_utf8(imagelift::metrics::paragraph(table)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  try {
    const std::string text(reinterpret_cast<const char*>(bytes), count);
    check(imagelift::metrics::parse_metrics(text, "metrics.csv", {.max_bytes = 4 << 20}));
  } catch (const imagelift::Error&) {
    // Refused with a sentence.
  }
  return 0;
}
