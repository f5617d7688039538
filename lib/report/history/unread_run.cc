#include "report/history/unread_run.h"

#include <algorithm>
#include <exception>
#include <new>

namespace imagelift::report {

std::optional<ReportData> load_or_note(const LoadRun& load, const std::string& uid,
                                       const std::string& started_at,
                                       std::vector<UnreadRun>& unread) {
  try {
    return load();
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& problem) {
    unread.push_back({uid, started_at, problem.what()});
    return std::nullopt;
  }
}

bool is_unread(const ReportData& data, const std::string& uid) {
  return std::ranges::find(data.unread_runs, uid, &UnreadRun::uid) != data.unread_runs.end();
}

void note_unread(ReportData& data, const std::vector<UnreadRun>& unread) {
  for (const UnreadRun& run : unread) {
    std::erase_if(data.runs, [&](const RunLink& link) { return link.uid == run.uid; });
    if (is_unread(data, run.uid)) continue;
    data.unread_runs.push_back(run);
    ++data.runs_left_out;
  }
}

}  // namespace imagelift::report
