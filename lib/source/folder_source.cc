#include "source/folder_source.h"

#include <system_error>
#include <utility>

#include "core/error.h"
#include "source/image_name.h"
#include "source/listing.h"
#include "source/read_file.h"
#include "source/selection.h"

namespace imagelift::source {
namespace {

namespace fs = std::filesystem;

/// Files seen between two calls of Progress.
constexpr std::size_t kProgressEvery = 1000;

FailureCode code_of(const std::error_code& error) {
  if (error == std::errc::permission_denied) return FailureCode::access_denied;
  if (error == std::errc::no_such_file_or_directory) return FailureCode::not_found;
  return FailureCode::unreadable;
}

class FolderSource final : public ImageSource {
 public:
  FolderSource(fs::path root, const SourceOptions& options)
      : root_(std::move(root)), options_(options) {}

  Listing list(Progress& progress, std::stop_token stop) override;
  void fetch(std::span<const std::size_t> wanted, const Deliver& deliver,
             std::stop_token stop) override;

 private:
  struct Walk;
  void visit(const fs::directory_entry& entry, Walk& walk) const;
  void visit_file(const fs::directory_entry& entry, const std::string& path, Walk& walk) const;

  fs::path root_;  // canonical
  SourceOptions options_;
  std::vector<fs::path> files_;  // by index into Listing::images; canonical
};

struct FolderSource::Walk {
  Progress& progress;
  std::stop_token stop;
  std::vector<fs::path> folders;  // still to be read
  std::vector<std::string> paths;
  std::vector<fs::path> files;  // beside `paths`
  std::vector<Unlisted> failures;
  NotTaken not_taken;
};

bool lies_inside(const fs::path& file, const fs::path& root) {
  const auto relative = file.lexically_relative(root);
  return !relative.empty() && *relative.begin() != "..";
}

void FolderSource::visit_file(const fs::directory_entry& entry, const std::string& path,
                              Walk& walk) const {
  fs::path target = entry.path();
  std::error_code error;
  if (entry.is_symlink(error)) {
    target = fs::canonical(entry.path(), error);
    if (error) {
      walk.failures.push_back(
          unlisted(path, code_of(error), "The symbolic link leads nowhere: " + error.message()));
      return;
    }
    if (!lies_inside(target, root_)) {
      walk.failures.push_back(
          unlisted(path, FailureCode::access_denied, "The symbolic link leads out of the folder."));
      return;
    }
  }
  if (!fs::is_regular_file(target, error)) {
    walk.failures.push_back(unlisted(path, FailureCode::unreadable, "This is not a regular file."));
    return;
  }
  walk.paths.push_back(path);
  walk.files.push_back(std::move(target));
  if (walk.paths.size() > options_.limits.max_images) {
    throw run_error("The image source holds more than " +
                    std::to_string(options_.limits.max_images) + " pictures.");
  }
  if (walk.paths.size() % kProgressEvery == 0) walk.progress.advance("list", walk.paths.size(), 0);
}

void FolderSource::visit(const fs::directory_entry& entry, Walk& walk) const {
  const auto path = entry.path().lexically_relative(root_).native();
  if (is_hidden(path)) {
    ++walk.not_taken.hidden;
    return;
  }
  std::error_code error;
  const bool link = entry.is_symlink(error);
  if (entry.is_directory(error)) {
    if (!link) {
      walk.folders.push_back(entry.path());
    } else {
      walk.progress.warn("The link to a folder is not followed: " + escape_path(path));
    }
    return;
  }
  if (take(path, options_.selection, walk.not_taken)) visit_file(entry, path, walk);
}

Listing FolderSource::list(Progress& progress, std::stop_token stop) {
  Walk walk{progress, stop, {root_}, {}, {}, {}, {}};
  while (!walk.folders.empty()) {
    throw_if_stopped(stop);
    const auto folder = std::move(walk.folders.back());
    walk.folders.pop_back();
    std::error_code error;
    fs::directory_iterator entries(folder, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
      visit(*entries, walk);
    }
    if (!error) continue;
    if (folder == root_) {
      throw run_error("The folder of pictures cannot be read: " + error.message() + ".");
    }
    walk.failures.push_back(unlisted(folder.lexically_relative(root_).native(), code_of(error),
                                     "The folder cannot be read: " + error.message() + "."));
  }
  auto ordered = order_listing(walk.paths, std::move(walk.failures), options_.limits);
  ordered.listing.not_taken = std::move(walk.not_taken);
  files_.clear();
  for (const auto position : ordered.positions) files_.push_back(walk.files[position]);
  progress.advance("list", files_.size(), files_.size());
  return std::move(ordered.listing);
}

void FolderSource::fetch(std::span<const std::size_t> wanted, const Deliver& deliver,
                         std::stop_token stop) {
  for (const auto index : wanted) {
    if (stop.stop_requested()) return;
    if (!deliver({index, read_file(files_.at(index), options_.limits.max_bytes)})) return;
  }
}

}  // namespace

std::unique_ptr<ImageSource> open_folder(const fs::path& root, const SourceOptions& options) {
  std::error_code error;
  auto canonical = fs::canonical(root, error);
  if (error) throw usage_error("The folder of pictures cannot be opened: " + error.message() + ".");
  return std::make_unique<FolderSource>(std::move(canonical), options);
}

}  // namespace imagelift::source
