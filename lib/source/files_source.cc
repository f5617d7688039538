#include "source/files_source.h"

#include <set>
#include <utility>

#include "source/image_source.h"
#include "source/read_file.h"
#include "source/selection.h"

namespace imagelift::source {
namespace {

namespace fs = std::filesystem;

class FilesSource final : public ImageSource {
 public:
  FilesSource(NamedFiles named, const SourceOptions& options)
      : named_(std::move(named)), options_(options) {}

  Listing list(Progress& progress, std::stop_token stop) override {
    throw_if_stopped(stop);
    std::vector<std::string> paths;
    std::vector<fs::path> found;
    NotTaken not_taken = named_.not_taken;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < named_.paths.size(); ++i) {
      if (!is_selected_from_list(named_.paths[i], options_.selection)) {
        ++not_taken.excluded;
      } else if (!seen.insert(named_.paths[i]).second) {
        ++not_taken.repeated;
      } else {
        paths.push_back(named_.paths[i]);
        found.push_back(named_.files[i]);
      }
    }
    auto ordered = order_listing(paths, named_.failures, options_.limits);
    ordered.listing.not_taken = std::move(not_taken);
    files_.clear();
    for (const auto position : ordered.positions) files_.push_back(found[position]);
    progress.advance("list", files_.size(), files_.size());
    return std::move(ordered.listing);
  }

  void fetch(std::span<const std::size_t> wanted, const Deliver& deliver,
             std::stop_token stop) override {
    fetch_files(files_, wanted, options_, deliver, stop);
  }

 private:
  NamedFiles named_;
  SourceOptions options_;
  std::vector<fs::path> files_;  // by index into Listing::images
};

}  // namespace

std::unique_ptr<ImageSource> open_files(NamedFiles named, const SourceOptions& options) {
  return std::make_unique<FilesSource>(std::move(named), options);
}

void fetch_files(const std::vector<fs::path>& files, std::span<const std::size_t> wanted,
                 const SourceOptions& options, const Deliver& deliver,
                 const std::stop_token& stop) {
  for (const auto index : wanted) {
    if (stop.stop_requested()) return;
    if (!deliver({index, read_file(files.at(index), options.limits.max_bytes)})) return;
  }
}

}  // namespace imagelift::source
