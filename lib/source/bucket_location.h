#pragma once

#include <memory>
#include <string>

#include "source/bucket.h"

namespace imagelift::source {

/// A bucket and what is meant in it.
struct BucketLocation {
  std::string bucket;
  std::string key;  ///< as it was given: a folder, an object, a glob; empty: the whole bucket
};

/// Reads what follows `s3://` or `gs://`. Throws imagelift::Error (usage) for a bucket name that
/// could not be one (letters, digits, `.-_`, 3 to 222 of them).
BucketLocation parse_bucket_location(const std::string& text);

/// The key as a folder: empty, or ending with '/'.
std::string folder_of_bucket(const BucketLocation& location);

/// Whether a key has one of the signs of a glob: `*`, `?` or brackets.
bool is_glob(const std::string& key);

/// The key up to the first sign of a glob; what a glob matches begins with it.
std::string before_glob(const std::string& key);

/// The bucket of a scheme (`s3` or `gs`), with the service that is to be asked. Throws
/// imagelift::Error (usage) for settings that do not go together.
std::unique_ptr<Bucket> open_bucket(const std::string& scheme, const std::string& bucket,
                                    const SourceOptions& options);

}  // namespace imagelift::source
