#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "source/image_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// A listing, and for each of its images the position of its raw path in what was found.
struct OrderedListing {
  Listing listing;
  std::vector<std::size_t> positions;
};

/// Sorts what was found and names it. Of two equal paths only the first found stays; the other
/// becomes a failure. Throws Error for more than `max_images`.
OrderedListing order_listing(const std::vector<std::string>& raw_paths,
                             std::vector<Unlisted> failures, const FetchLimits& limits);

/// A failure to list; the path is escaped.
Unlisted unlisted(std::string_view raw_path, FailureCode code, std::string message);

/// Throws the Error of a listing that was stopped before it was complete.
void throw_if_stopped(const std::stop_token& stop);

}  // namespace imagelift::source
