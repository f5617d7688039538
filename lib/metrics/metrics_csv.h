#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "metrics/metrics.h"

namespace imagelift::metrics {

/// What a bare number in a `ctr` column means.
enum class CtrUnit {
  unstated,  ///< `2.3%` is a percentage, `0.023` a fraction, `2.3` an error
  fraction,
  percent,
};

struct MetricOptions {
  CtrUnit ctr_unit = CtrUnit::unstated;
  std::uint64_t max_bytes = 512ull << 20;
};

/// Reads a metrics file by rule S1 (docs/metrics.md): CSV (RFC 4180), UTF-8 with or without BOM,
/// separated by comma, semicolon or tab (the one that the header uses). Columns `image` and either
/// `impressions` and `clicks` or `ctr`; `date` is optional; every other column is a factor.
/// Throws Error (wrong usage) that names the rows at fault, the first 20 of them.
MetricTable read_metrics_csv(const std::filesystem::path& file, const MetricOptions& options = {});

/// The same for text in memory; `name` stands for the file in messages.
MetricTable parse_metrics_csv(std::string_view text, std::string_view name,
                              const MetricOptions& options = {});

}  // namespace imagelift::metrics
