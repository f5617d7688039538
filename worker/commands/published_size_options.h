#pragma once

#include "worker/commands/option.h"
#include "worker/run/published_size.h"

namespace imagelift::worker {

inline constexpr std::uint64_t kMostHistoryBytes = std::uint64_t{1} << 50;

/// Adds --drop-embeddings, --compress-features and --max-history; `when` begins their descriptions.
inline void add_published_size(CLI::App& command, PublishedSize& size, const std::string& when) {
  add_switch(command, "--drop-embeddings", size.drops_embeddings,
             when +
                 "Leave embeddings out of the published history, a third of it; the next run "
                 "computes them again for its look-alikes");
  add_switch(command, "--compress-features", size.compresses_features,
             when + "Write features.json.gz (gzip) in the place of features.json");
  add_option(command, "--max-history", size.most_history_bytes,
             when +
                 "Forget the earliest runs of a published history that is larger, e.g. 200MB; "
                 "the newest of each business and image source stays (0: never)")
      ->transform(CLI::AsSizeValue(true))
      ->check(CLI::Range(std::uint64_t{0}, kMostHistoryBytes));
}

}  // namespace imagelift::worker
