#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

#include "report/data/report_data.h"

namespace imagelift::report {

/// How many images stand for a feature.
inline constexpr std::size_t kExamples = 3;

/// Images that have the feature most strongly, one of each family; at most `kExamples`.
std::vector<std::size_t> example_images(const ReportData& data, std::size_t feature);

/// The feature of the first verdict in summary.json: the clearest that the findings name, else the
/// clearest marked one. Empty: nothing is marked.
std::optional<std::size_t> first_verdict(const ReportData& data);

/// The examples of the first verdict that have a thumbnail.
std::vector<std::size_t> first_examples(const ReportData& data);

/// Writes their thumbnails as examples/0.jpg, examples/1.jpg, ... for pages that show no more of a
/// report than its findings. Throws imagelift::Error.
void write_examples(const ReportData& data, const std::filesystem::path& folder);

}  // namespace imagelift::report
