#pragma once

#include "report/data/report_data.h"
#include "report/documents/document_json.h"

namespace imagelift::report {

/// The previous complete run, which the deltas of summary.json are against; null: there is none.
Json summary_reference(const ReportData& data);

/// What changed since then; null likewise. Lists are cut at 10.
Json summary_deltas(const ReportData& data);

/// At most so many bytes of a text, cut between characters.
std::string cut_text(const std::string& text, std::size_t longest = 400);

}  // namespace imagelift::report
