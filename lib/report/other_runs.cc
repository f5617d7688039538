#include "report/other_runs.h"

#include <algorithm>
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

/// Contents whose thumbnails the folder has or will have.
class Pictures {
 public:
  Pictures(const store::Store& store, const ReportData& data) : store_(store) {
    for (const ReportImage& image : data.images) known_.insert(image.sha256);
  }

  /// Thumbnails that a run adds.
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
  void add(const std::vector<SharedThumbnail>& thumbnails) {
    for (const SharedThumbnail& thumbnail : thumbnails) known_.insert(thumbnail.sha256);
  }

 private:
  const store::Store& store_;
  std::unordered_set<std::string> known_;
};

bool is_unread(const ReportData& data, const std::string& uid) {
  return std::ranges::find(data.unread_runs, uid, &UnreadRun::uid) != data.unread_runs.end();
}

std::size_t bytes_of(const std::vector<SharedThumbnail>& thumbnails) {
  std::size_t bytes = 0;
  for (const SharedThumbnail& shared : thumbnails) bytes += shared.thumbnail.jpeg.size();
  return bytes;
}

}  // namespace

OtherRuns choose_other_runs(const store::Store& store, ReportData& data,
                            const ReportOptions& options, const OtherRunsLimits& limits) {
  OtherRuns others;
  Pictures pictures(store, data);
  std::size_t bytes = own_bytes(data);
  std::vector<store::RunRecord> runs = store.runs().all();
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    if (run->uid == data.run.uid) {
      data.runs.push_back(link_of(*run, data.images.size(), ""));
      continue;
    }
    if (run->state != store::RunState::complete || is_unread(data, run->uid)) continue;
    const std::size_t images = store.images().count(run->id);
    bool fits = others.runs.size() < limits.most_runs;
    if (fits) {
      auto added = pictures.new_in(run->id);
      const std::size_t more = kFixedBytes + images * kBytesPerImage + bytes_of(added);
      fits = bytes + more <= limits.most_bytes;
      if (fits) {
        bytes += more;
        pictures.add(added);
        others.thumbnails.insert(others.thumbnails.end(), std::make_move_iterator(added.begin()),
                                 std::make_move_iterator(added.end()));
      }
    }
    if (!fits) {
      ++data.runs_left_out;
      continue;
    }
    const std::string folder = "runs/" + std::to_string(others.runs.size() + 1) + "/";
    data.runs.push_back(link_of(*run, images, folder));
    others.runs.push_back(
        {folder, run->uid, run->started_at, [&store, id = run->id, analysis = options.analysis] {
           return build_other_run(store, id, analysis);
         }});
  }
  return others;
}

}  // namespace imagelift::report
