#pragma once

#include <cstddef>
#include <string_view>

#include "report/data/report_data.h"
#include "report/documents/document_json.h"

namespace imagelift::report {

// What the answer rests on and what it concludes (rules S19 to S26), for summary.json. Texts are
// cut at what that document allows.

/// Sentences are cut at so many bytes.
inline constexpr std::size_t kLongestSentence = 1000;

/// "weighted", "unweighted", "pooled"
std::string_view name_of(stats::GroupCtr group_ctr);

/// With all offered factors held fixed together, or a single one: null where it cannot be
/// separated.
Json held_json(const stats::AdjustedDifference& held);

/// What a row counts for, why, and which CTR of a group the numbers are about.
Json weighting_json(const stats::Analysis& analysis);

/// Every factor, and whether it is held fixed or why not.
Json factors_json(const ReportData& data);

/// Levels of factors that were tested, named ones first; at most 50.
Json levels_json(const ReportData& data);

/// The most tempting difference that the answer rejects, or null.
Json false_lead_json(const ReportData& data);

/// The paired plan, or null where nothing was tested.
Json test_next_json(const ReportData& data);

}  // namespace imagelift::report
