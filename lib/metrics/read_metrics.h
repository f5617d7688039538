#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "metrics/metric_options.h"
#include "metrics/metrics.h"

namespace imagelift::metrics {

/// Reads a metrics file as platforms and spreadsheets write them, by the rules of docs/metrics.md:
/// text in any usual encoding and language, XLSX, or one of them in gzip. What can be read in two
/// ways is refused with both readings, never guessed. Throws Error (wrong usage) of one sentence
/// that says what to do; of rows it names the first 20 at fault.
MetricTable read_metrics(const std::filesystem::path& file, const MetricOptions& options = {});

/// The same for bytes in memory; `name` stands for the file in messages.
MetricTable parse_metrics(std::string bytes, std::string_view name,
                          const MetricOptions& options = {});

}  // namespace imagelift::metrics
