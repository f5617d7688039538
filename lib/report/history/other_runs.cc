#include "report/history/other_runs.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

namespace imagelift::report {
namespace {

// Estimates of a folder's size, on the safe side: 5,000 images with 1,300 features take 1.6 MB a
// document, of which the own run has two copies beside its details, history and static pages.
constexpr std::size_t kBytesPerImage = 400;
constexpr std::size_t kOwnBytesPerImage = 3'000;
constexpr std::size_t kFixedBytes = 100'000;

RunLink link_of(const store::RunRecord& run, std::size_t images, std::string folder) {
  return {std::move(folder), run.uid, run.business, run.image_source, run.started_at, images};
}

std::size_t own_bytes(const ReportData& data) {
  std::size_t bytes = 20 * kFixedBytes + data.images.size() * kOwnBytesPerImage;
  for (const ReportImage& image : data.images) {
    if (image.thumbnail) bytes += image.thumbnail->jpeg.size();
  }
  return bytes;
}

std::size_t bytes_of(const std::vector<SharedThumbnail>& thumbnails) {
  std::size_t bytes = 0;
  for (const SharedThumbnail& shared : thumbnails) bytes += shared.thumbnail.jpeg.size();
  return bytes;
}

/// What the folder has room for, beside the own run.
class Room {
 public:
  Room(const store::Store& store, const ReportData& data, const OtherRunsLimits& limits)
      : store_(store), limits_(limits), bytes_(own_bytes(data)) {
    for (const ReportImage& image : data.images) known_.insert(image.sha256);
  }

  /// Whether the document of a run fits; then adds the thumbnails that only it needs.
  bool takes(store::RunId run, std::size_t images, std::vector<SharedThumbnail>& thumbnails) {
    if (count_ >= limits_.most_runs) return false;
    auto added = new_in(run);
    const std::size_t more = kFixedBytes + images * kBytesPerImage + bytes_of(added);
    if (bytes_ + more > limits_.most_bytes) return false;
    ++count_;
    bytes_ += more;
    for (const SharedThumbnail& thumbnail : added) known_.insert(thumbnail.sha256);
    std::ranges::move(added, std::back_inserter(thumbnails));
    return true;
  }

  std::size_t count() const { return count_; }

 private:
  std::vector<SharedThumbnail> new_in(store::RunId run) const {
    std::vector<SharedThumbnail> added;
    std::unordered_set<std::string> seen;
    for (const store::RunImageName& image : store_.images().names(run)) {
      if (known_.contains(image.sha256) || !seen.insert(image.sha256).second) continue;
      auto thumbnail = store_.analyses().thumbnail(image.sha256);
      if (thumbnail) added.push_back({image.sha256, std::move(*thumbnail)});
    }
    return added;
  }

  const store::Store& store_;
  OtherRunsLimits limits_;
  std::size_t bytes_;
  std::size_t count_ = 0;
  std::unordered_set<std::string> known_;  ///< contents whose thumbnails the folder has
};

bool is_sibling(const store::RunRecord& other, const RunFacts& own) {
  return other.business == own.business && other.image_source == own.image_source;
}

}  // namespace

OtherRuns choose_other_runs(const store::Store& store, ReportData& data,
                            const ReportOptions& options, const OtherRunsLimits& limits) {
  data.runs.clear();
  data.runs_left_out = data.unread_runs.size();
  OtherRuns others;
  Room room(store, data, limits);
  const std::vector<store::RunRecord> runs = store.runs().all();
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    if (run->uid == data.run.uid) {
      data.runs.push_back(link_of(*run, data.images.size(), ""));
      continue;
    }
    if (run->state != store::RunState::complete || is_unread(data, run->uid)) continue;
    OtherRun other{
        run->started_at,
        run->uid,
        store.images().count(run->id),
        is_sibling(*run, data.run),
        "",
        [&store, id = run->id, options] { return build_other_run(store, id, options.analysis); }};
    if (room.takes(run->id, other.images, others.thumbnails)) {
      other.folder = "runs/" + std::to_string(room.count()) + "/";
      data.runs.push_back(link_of(*run, other.images, other.folder));
    } else {
      ++data.runs_left_out;
    }
    if (other.is_sibling || !other.folder.empty()) others.runs.push_back(std::move(other));
  }
  return others;
}

}  // namespace imagelift::report
