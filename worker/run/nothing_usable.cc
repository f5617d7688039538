#include "worker/run/nothing_usable.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "core/error.h"
#include "worker/format.h"
#include "worker/printable_name.h"

namespace imagelift::worker {
namespace {

constexpr char kWhatStays[] =
    "; the previous result stays as it was (--allow-empty: for a run that may be empty)";

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

struct Group {
  std::size_t count = 0;
  const store::RunFailure* example = nullptr;
};

}  // namespace

std::string by_reason(std::span<const store::RunFailure> failures) {
  std::map<FailureCode, Group> groups;
  for (const store::RunFailure& failure : failures) {
    if (failure.task) continue;  // the image could be used, but for this
    Group& group = groups[failure.failure.code];
    if (group.count++ == 0) group.example = &failure;
  }
  std::vector<std::pair<FailureCode, Group>> sorted(groups.begin(), groups.end());
  std::ranges::stable_sort(sorted, std::greater(),
                           [](const auto& one) { return one.second.count; });
  std::vector<std::string> parts;
  for (const auto& [code, group] : sorted) {
    std::string message = group.example->failure.message;
    if (message.ends_with('.')) message.pop_back();
    parts.push_back(fmt::format("{} {} (such as {}: {})", group.count, to_string(code),
                                printable_name(group.example->ref.path), message));
  }
  return joined(parts, ", ");
}

void require_images(const source::Listing& listing, const RunOptions& options) {
  if (options.allows_empty || !listing.images.empty() || !listing.failures.empty()) return;
  std::string sentence =
      "The image source " + printable_name(shown_location(options.images)) + " lists no image";
  const auto not_taken = sentences_of(listing.not_taken);
  if (!not_taken.empty()) sentence += "; not taken: " + joined(not_taken, "; ");
  const auto& include = options.source.selection.include;
  if (!include.empty()) sentence += "; --include is " + joined(include, " ");
  throw run_error(sentence + kWhatStays);
}

void require_usable(const RunCounts& counts, std::span<const store::RunFailure> failures) {
  if (counts.listed == 0) throw run_error(std::string("The run has no image") + kWhatStays);
  if (counts.failed < counts.listed) return;
  throw run_error(fmt::format("All of the {} listed images failed: {}{}", counts.listed,
                              by_reason(failures), kWhatStays));
}

}  // namespace imagelift::worker
