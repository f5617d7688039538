#pragma once

#include <filesystem>
#include <memory>
#include <variant>

#include "net/url.h"
#include "source/image_source.h"
#include "source/list_file.h"
#include "source/source_options.h"

namespace imagelift::source {

/// An object of a bucket as a place: what lies beside it has keys with the same folder.
struct BucketPlace {
  std::string scheme;  ///< `s3` or `gs`
  std::string bucket;
  std::string folder;  ///< empty, or ends with '/'
};

/// Where a list stands, which says what addresses without a scheme mean: files below its folder (or
/// below one of `follow_links`, never outside), what a link of that URL would lead to, or keys of
/// its bucket.
using ListPlace = std::variant<std::filesystem::path, net::Url, BucketPlace>;

/// The images that a list names: by http and https URLs, s3:// and gs:// addresses of objects,
/// file:// URLs and paths. URLs are named as open_url_list says, objects by bucket and key, files
/// by their path below the list's folder. What is no address, or not allowed there, is a failure
/// known as `line 7`. What of the list was not read is told when it is listed.
std::unique_ptr<ImageSource> open_list(const ListFile& list, const ListPlace& place,
                                       const SourceOptions& options);

/// Whether the list's text would be one there: paths of files that exist are addresses.
IsFile file_test(const std::filesystem::path& folder);

}  // namespace imagelift::source
