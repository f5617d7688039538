#pragma once

#include <string>
#include <vector>

#include "metrics/metrics.h"

namespace imagelift::metrics {

/// The account of how a file was read as sentences for a person, the same for the log, the dry run
/// and the page: what was taken for what, what was left out and why, which lines were no rows, and
/// how numbers and dates were decided. Names in it are cut as core/shown_text.h says.
/// Empty for a table that no file was read for.
std::vector<std::string> sentences(const MetricTable& table);

/// The sentences and, after them, the table's notes, which matching adds to: what a run keeps.
std::vector<std::string> sentences_and_notes(const MetricTable& table);

/// The same as one paragraph.
std::string paragraph(const MetricTable& table);

}  // namespace imagelift::metrics
