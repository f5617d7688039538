#include "source/folder_source.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "core/error.h"
#include "core/file_format.h"
#include "source/files_source.h"
#include "source/image_name.h"
#include "source/image_source.h"
#include "source/read_file.h"
#include "source/roots.h"
#include "source/run_output.h"
#include "source/selection.h"
#include "text/read_file.h"

namespace imagelift::source {
namespace {

namespace fs = std::filesystem;

/// Files seen between two calls of Progress.
constexpr std::size_t kProgressEvery = 1000;
constexpr std::size_t kMostLinkedFolders = 10'000;

/// A folder that is still to be read.
struct Folder {
  fs::path place;
  std::string path;             ///< below the root, with a '/' behind it; empty for the root
  std::vector<fs::path> links;  ///< the root, and where the links led that were followed
};

struct Walk {
  Progress& progress;
  std::vector<Folder> folders = {};
  std::size_t linked_folders = 0;
  std::vector<std::string> paths = {};
  std::vector<fs::path> files = {};  // beside `paths`
  std::vector<Unlisted> failures = {};
  NotTaken not_taken = {};
};

class FolderSource final : public ImageSource {
 public:
  FolderSource(const fs::path& root, const SourceOptions& options)
      : options_(options), roots_(root, options_), output_(options_) {
    output_.require_outside(roots_.own());
  }

  Listing list(Progress& progress, std::stop_token stop) override;

  void fetch(std::span<const std::size_t> wanted, const Deliver& deliver,
             std::stop_token stop) override {
    fetch_files(files_, wanted, options_, deliver, stop);
  }

 private:
  void read(const Folder& folder, Walk& walk) const;
  void visit(const fs::directory_entry& entry, const Folder& folder, Walk& walk) const;
  void visit_folder(const fs::path& place, const std::string& path, const Folder& folder,
                    Walk& walk) const;
  void visit_folder_link(const fs::path& link, const std::string& path, const Folder& folder,
                         Walk& walk) const;
  void visit_file(const fs::directory_entry& entry, const std::string& path, Walk& walk) const;

  SourceOptions options_;
  Roots roots_;
  RunOutput output_;
  std::vector<fs::path> files_;  // by index into Listing::images; canonical
};

void FolderSource::visit_folder(const fs::path& place, const std::string& path,
                                const Folder& folder, Walk& walk) const {
  if (output_.is_output(place) || output_.is_part_of_output(place)) {
    ++walk.not_taken.own_output;
  } else {
    walk.folders.push_back({place, path + "/", folder.links});
  }
}

void FolderSource::visit_folder_link(const fs::path& link, const std::string& path,
                                     const Folder& folder, Walk& walk) const {
  const auto led = roots_.target_of(link);
  const auto* target = std::get_if<fs::path>(&led);
  const bool is_followed = target != nullptr && !roots_.is_own(*target) &&
                           std::ranges::none_of(folder.links, [&](const fs::path& passed) {
                             return lies_inside(passed, *target);  // it would lead in a circle
                           });
  if (!is_followed) {
    ++walk.not_taken.folder_links;
    return;
  }
  if (++walk.linked_folders > kMostLinkedFolders) {
    throw run_error("The links to folders in " + shown_name(roots_.own().native()) +
                    " lead to more than " + std::to_string(kMostLinkedFolders) + " others.");
  }
  Folder linked{*target, path, folder.links};
  linked.links.push_back(*target);
  visit_folder(*target, path, linked, walk);
}

void FolderSource::visit_file(const fs::directory_entry& entry, const std::string& path,
                              Walk& walk) const {
  std::error_code error;
  const auto led = entry.is_symlink(error) ? roots_.target_of(entry.path())
                                           : std::variant<fs::path, Failure>(entry.path());
  const auto* target = std::get_if<fs::path>(&led);
  const bool is_file = target != nullptr && fs::is_regular_file(*target, error);
  Look look = Look::other;
  if (is_file && is_known_by_content(path, options_.selection)) {
    look =
        look_at(text::read_beginning(*target, kFileFormatBytes, text::Allowed::regular_not_link));
  }
  if (!take(path, options_.selection, walk.not_taken, look)) return;
  if (target == nullptr) {
    walk.failures.push_back({escape_path(path), std::get<Failure>(led)});
  } else if (!is_file) {
    walk.failures.push_back(unlisted(path, FailureCode::unreadable, "This is not a regular file."));
  } else {
    walk.paths.push_back(path);
    walk.files.push_back(*target);
  }
}

void FolderSource::visit(const fs::directory_entry& entry, const Folder& folder, Walk& walk) const {
  const auto path = folder.path + entry.path().filename().native();
  std::error_code error;
  if (is_hidden(path)) {
    ++walk.not_taken.hidden;
  } else if (!entry.is_directory(error)) {
    visit_file(entry, path, walk);
  } else if (entry.is_symlink(error)) {
    visit_folder_link(entry.path(), path, folder, walk);
  } else {
    visit_folder(entry.path(), path, folder, walk);
  }
}

void FolderSource::read(const Folder& folder, Walk& walk) const {
  std::error_code error;
  fs::directory_iterator entries(folder.place, error);
  for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
    visit(*entries, folder, walk);
    const auto seen = walk.paths.size();
    if (seen > options_.limits.max_images) {
      throw run_error("The folder " + shown_name(roots_.own().native()) + " holds more than " +
                      std::to_string(options_.limits.max_images) + " images.");
    }
    if (seen % kProgressEvery == 0 && seen > 0) walk.progress.advance("list", seen, 0);
  }
  if (!error) return;
  if (folder.path.empty()) {
    throw run_error("The folder " + shown_name(folder.place.native()) +
                    " cannot be read: " + error.message() + ".");
  }
  walk.failures.push_back(unlisted(folder.path.substr(0, folder.path.size() - 1),
                                   failure_code_of(error),
                                   "The folder cannot be read: " + error.message() + "."));
}

Listing FolderSource::list(Progress& progress, std::stop_token stop) {
  Walk walk{progress};
  walk.folders.push_back({roots_.own(), "", {roots_.own()}});
  while (!walk.folders.empty()) {
    throw_if_stopped(stop);
    const auto folder = std::move(walk.folders.back());
    walk.folders.pop_back();
    read(folder, walk);
  }
  auto ordered = order_listing(walk.paths, std::move(walk.failures), options_.limits);
  ordered.listing.not_taken = std::move(walk.not_taken);
  files_.clear();
  for (const auto position : ordered.positions) files_.push_back(walk.files[position]);
  progress.advance("list", files_.size(), files_.size());
  return std::move(ordered.listing);
}

}  // namespace

std::unique_ptr<ImageSource> open_folder(const fs::path& root, const SourceOptions& options) {
  return std::make_unique<FolderSource>(root, options);
}

}  // namespace imagelift::source
