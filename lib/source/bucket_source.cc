#include "source/bucket_source.h"

#include <utility>

#include "core/error.h"
#include "core/file_format.h"
#include "source/archive_signature.h"
#include "source/archive_source.h"
#include "source/bucket_location.h"
#include "source/bucket_service.h"
#include "source/glob.h"
#include "source/image_name.h"
#include "source/image_source.h"
#include "source/list_source.h"
#include "source/path_kind.h"
#include "source/selection.h"
#include "source/temporary_file.h"

namespace imagelift::source {
namespace {

/// Objects without an ending cost a request each to be known.
constexpr std::size_t kMostLooks = 200;

std::string parent_of(const std::string& key) {
  return key.substr(0, key.rfind('/') + 1);
}

class BucketSource final : public ImageSource {
 public:
  BucketSource(std::string scheme, BucketLocation location, const SourceOptions& options)
      : scheme_(std::move(scheme)),
        location_(std::move(location)),
        options_(options),
        bucket_(open_bucket(scheme_, location_.bucket, options_)),
        objects_(options_) {}

  Listing list(Progress& progress, std::stop_token stop) override {
    objects_.clear();
    inner_.reset();
    has_keys_ = false;
    const auto& key = location_.key;
    const bool is_folder = key.empty() || key.ends_with('/');
    const bool is_known = kind_of_path(key) != PathKind::unknown || is_glob(key);
    if (!is_folder && is_known && bucket_->has(key, !is_glob(key), stop)) {
      return object(progress, stop);
    }
    auto listing = is_glob(key) ? matching(progress, stop) : Listing();
    if (!has_keys_) listing = folder(folder_of_bucket(location_), "", progress, stop);
    if (!has_keys_ && !is_folder && bucket_->has(key, false, stop)) return object(progress, stop);
    if (!has_keys_) progress.warn("Nothing in " + bucket_->name() + " is named " + shown(key));
    return listing;
  }

  void fetch(std::span<const std::size_t> wanted, const Deliver& deliver,
             std::stop_token stop) override {
    if (inner_) return inner_->fetch(wanted, deliver, std::move(stop));
    bucket_->fetch(objects_.keys(), wanted, deliver, stop);
  }

 private:
  static std::string shown(const std::string& key) {
    return key.empty() ? "anything" : shown_name(key);
  }

  Listing matching(Progress& progress, const std::stop_token& stop) {
    const auto& key = location_.key;
    const auto prefix = before_glob(key);
    return folder(parent_of(prefix), key.ends_with('/') ? key + "**" : key, progress, stop);
  }

  Listing folder(const std::string& root, const std::string& glob, Progress& progress,
                 const std::stop_token& stop);
  void look_at_others(const std::vector<std::string>& others, const std::string& root,
                      NotTaken& not_taken, Progress& progress, const std::stop_token& stop);
  Listing object(Progress& progress, const std::stop_token& stop);
  std::unique_ptr<ImageSource> archive(const std::stop_token& stop);
  std::unique_ptr<ImageSource> list_or_archive(const std::stop_token& stop);

  std::string scheme_;
  BucketLocation location_;
  SourceOptions options_;
  std::unique_ptr<Bucket> bucket_;
  Objects objects_;
  std::unique_ptr<ImageSource> inner_;  // of an archive or a list, from list() on
  bool has_keys_ = false;
};

/// The images below `root`; where a glob is given, those that it matches.
Listing BucketSource::folder(const std::string& root, const std::string& glob, Progress& progress,
                             const std::stop_token& stop) {
  NotTaken not_taken;
  std::vector<std::string> others;
  has_keys_ = false;
  const auto visit = [&](std::string key) {
    if (!glob.empty() && !glob_matches(glob, key)) return;
    has_keys_ = true;
    auto path = key.substr(root.size());
    if (path.empty() || path.ends_with('/')) return;  // stands for a folder
    if (is_known_by_content(path, options_.selection)) {
      others.push_back(std::move(key));
    } else if (take(path, options_.selection, not_taken)) {
      objects_.add(std::move(path), std::move(key));
      if (objects_.size() % 1000 == 0) progress.advance("list", objects_.size(), 0);
    }
  };
  bucket_->list(glob.empty() ? root : before_glob(glob), visit, stop);
  look_at_others(others, root, not_taken, progress, stop);
  progress.advance("list", objects_.size(), objects_.size());
  return objects_.listing(std::move(not_taken));
}

void BucketSource::look_at_others(const std::vector<std::string>& others, const std::string& root,
                                  NotTaken& not_taken, Progress& progress,
                                  const std::stop_token& stop) {
  const bool is_cheap = others.size() <= kMostLooks;
  if (!is_cheap) {
    progress.warn(std::to_string(others.size()) +
                  " objects have no ending, too many to look at "
                  "each; --include takes them");
  }
  for (const auto& key : others) {
    const auto path = key.substr(root.size());
    const auto look =
        is_cheap ? look_at(bucket_->beginning(key, kFileFormatBytes, stop)) : Look::other;
    if (take(path, options_.selection, not_taken, look)) objects_.add(path, key);
  }
}

Listing BucketSource::object(Progress& progress, const std::stop_token& stop) {
  const auto kind = kind_of_path(location_.key);
  if (kind == PathKind::archive) inner_ = archive(stop);
  if (kind == PathKind::list || kind == PathKind::unknown) inner_ = list_or_archive(stop);
  if (inner_) return inner_->list(progress, stop);
  objects_.add(location_.key.substr(parent_of(location_.key).size()), location_.key);
  progress.advance("list", 1, 1);
  return objects_.listing({});
}

std::unique_ptr<ImageSource> BucketSource::archive(const std::stop_token& stop) {
  auto file = temporary_file();
  bool written = true;
  bucket_->get(location_.key, stop, [&](std::span<const std::uint8_t> bytes) {
    return written = written && write_all(file, bytes);
  });
  if (!written) throw_no_room();
  return open_archive(std::move(file), location_.key.substr(parent_of(location_.key).size()),
                      options_);
}

/// By its content; nothing for what is an image, or may be one.
std::unique_ptr<ImageSource> BucketSource::list_or_archive(const std::stop_token& stop) {
  const auto beginning = bucket_->beginning(location_.key, kFileFormatBytes, stop);
  if (look_at(beginning) == Look::image) return nullptr;
  if (is_archive(beginning.substr(0, kArchiveBeginning))) return archive(stop);
  const auto text = net::text_of(bucket_->get(location_.key, stop));
  if (const auto list = parse_list_file(text)) {
    return open_list(*list, BucketPlace{scheme_, location_.bucket, parent_of(location_.key)},
                     options_);
  }
  throw run_error("The object " + bucket_->name() + "/" + shown_name(location_.key) +
                  " is no image, no archive and no list. " + what_a_list_is());
}

}  // namespace

std::unique_ptr<ImageSource> open_s3(const BucketLocation& location, const SourceOptions& options) {
  return std::make_unique<BucketSource>("s3", location, options);
}

std::unique_ptr<ImageSource> open_gs(const BucketLocation& location, const SourceOptions& options) {
  return std::make_unique<BucketSource>("gs", location, options);
}

}  // namespace imagelift::source
