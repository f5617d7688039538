// Any bytes as a metrics file: a table that keeps rule S1, or one clear Error.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/error.h"
#include "metrics/metrics_csv.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  try {
    const std::string_view text(reinterpret_cast<const char*>(bytes), count);
    const auto table = imagelift::metrics::parse_metrics_csv(text, "metrics.csv");
    for (const auto& row : table.rows) {
      if (row.factors.size() != table.factors.size() || row.image.empty()) std::abort();
      if (row.impressions.has_value() == row.ctr.has_value()) std::abort();
      if (row.clicks.value_or(0) > row.impressions.value_or(0)) std::abort();
      if (row.ctr && !(*row.ctr >= 0 && *row.ctr <= 1)) std::abort();
    }
  } catch (const imagelift::Error&) {
    // Refused with a sentence.
  }
  return 0;
}
