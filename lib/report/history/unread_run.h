#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "report/data/report_data.h"

namespace imagelift::report {

/// How another run of the store is read. Throws where it cannot be.
using LoadRun = std::function<ReportData()>;

/// Reads a run. One that cannot be read is added to `unread` with the reason; then empty. One bad
/// run of many years must not cost the report of today, but must not vanish either.
std::optional<ReportData> load_or_note(const LoadRun& load, const std::string& uid,
                                       const std::string& started_at,
                                       std::vector<UnreadRun>& unread);

/// Whether a run is known to be one that cannot be read.
bool is_unread(const ReportData& data, const std::string& uid);

/// Counts runs that could not be read among those left out, with their reasons, and drops the
/// links to them. Those that are known already are not counted again.
void note_unread(ReportData& data, const std::vector<UnreadRun>& unread);

}  // namespace imagelift::report
