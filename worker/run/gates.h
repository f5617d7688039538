#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/share_or_count.h"
#include "metrics/unmatched.h"
#include "report/data/report_data.h"

namespace imagelift::worker {

/// So many images need metrics unless something else is asked for: a file of other names must not
/// pass as clicks.
inline constexpr ShareOrCount kLeastMatched{10, true};

/// Reads the value of an option that gates a run: `5%` (a share of the listed images, 0..100,
/// decimals allowed) or `3` (a count). Throws a usage error that names the option for anything
/// else.
ShareOrCount gate_bound(std::string_view text, const std::string& option);

/// Broken where more images failed than may: the run, though complete, is called unstable. A run
/// without any image never comes here, unless --allow-empty means it (nothing_usable.h); then
/// nothing failed. Without a bound any number may fail.
report::Gate failed_gate(const std::optional<ShareOrCount>& most, std::size_t failed,
                         std::size_t listed);

/// Broken where fewer of the images than that have rows in the metrics; of a run without metrics or
/// images never. A bound of 0 lets anything pass.
report::Gate matched_gate(const std::optional<ShareOrCount>& least,
                          const metrics::MatchedSides& sides);

/// Broken where one of both is; the reasons one after the other.
report::Gate both(report::Gate one, const report::Gate& other);

}  // namespace imagelift::worker
