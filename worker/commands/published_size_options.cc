#include "worker/commands/published_size_options.h"

namespace imagelift::worker {
namespace {

constexpr std::uint64_t kMostHistoryBytes = std::uint64_t{1} << 50;

}  // namespace

std::vector<Option> published_size_options(PublishedSize& size, const std::string& when) {
  return {
      {.name = "--drop-embeddings",
       .target = &size.drops_embeddings,
       .help = when + "Leave embeddings out of the published history, a third of it; the next run "
                      "computes them again for its look-alikes"},
      {.name = "--compress-features",
       .target = &size.compresses_features,
       .help = when + "Write features.json.gz (gzip) in the place of features.json"},
      {.name = "--max-history",
       .target = &size.most_history_bytes,
       .help = when + "Forget the earliest runs of a published history that is larger, e.g. 200MB; "
                      "the newest of each business and image source stays (0: never)",
       .range = OptionRange(std::uint64_t{0}, kMostHistoryBytes),
       .is_size = true},
  };
}

}  // namespace imagelift::worker
