#pragma once

#include "report/data/report_data.h"
#include "report/documents/thumbnail_sheets.h"
#include "report/static/html.h"

namespace imagelift::report {

// The parts of the static page around its charts and tables; report/src/page/sections.ts makes the
// same ones in the interactive page, with the same class names.

/// Business, image source, moment and version.
Node page_head(const RunFacts& run);

/// Says that the clicks are simulated; an empty fragment where they are not.
Node simulation_banner(const RunFacts& run);

/// Says which shards of the run the page tells of; an empty fragment where it is whole.
Node shard_banner(const RunFacts& run);

/// Says why the quality gate is broken; an empty fragment where it is not.
Node gate_banner(const Gate& gate);

/// How to get from the static to the interactive view.
Node interactive_note(const ReportData& data);

/// What to know of the data before the answer is read; an empty fragment where there is nothing.
Node health_strip(const ReportData& data);

/// Headline, cards with example thumbnails, and what to mind.
Node findings_section(const ReportData& data, const ThumbnailSheets& sheets);

/// The numbers that everything rests on.
Node trust_section(const ReportData& data);

/// Failures, and names without a partner; an empty fragment where there are none.
Node left_out_section(const ReportData& data);

/// What the words on the page mean.
Node words_section();

/// "and 12 more" under a list that ends early; an empty fragment where it is whole.
Node rest_note(std::size_t all, std::size_t shown);

/// A section with a heading.
Node section(const std::string& id, const std::string& title, Node content);

/// The cell of a sheet that shows one image; an empty fragment where it has no thumbnail.
Node thumbnail_image(const ReportData& data, const ThumbnailSheets& sheets, std::size_t image);

}  // namespace imagelift::report
