#pragma once

#include <memory>
#include <string>

#include "source/image_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// A bucket and the folder in it: `s3://bucket/a/b` and `s3://bucket/a/b/` are the same place,
/// whose prefix is `a/b/`.
struct BucketLocation {
  std::string bucket;
  std::string prefix;  ///< empty, or ends with '/'
};

/// Reads what follows `s3://` or `gs://`. Throws imagelift::Error (usage) for a bucket name that
/// could not be one (letters, digits, `.-_`, 3 to 222 of them).
BucketLocation parse_bucket_location(const std::string& text);

/// Objects of an S3 bucket, listed by ListObjectsV2, page by page. Requests are signed where there
/// are credentials (aws/credentials_chain.h). AWS is addressed as bucket.s3.REGION.amazonaws.com,
/// any other endpoint by path. Without a region, the one that AWS answers is used.
std::unique_ptr<ImageSource> open_s3(const BucketLocation& location, const SourceOptions& options);

/// Objects of a Google Cloud Storage bucket: by its S3-compatible XML API where GS_ACCESS_KEY_ID
/// and GS_SECRET_ACCESS_KEY (HMAC keys) are set, else by its JSON API.
std::unique_ptr<ImageSource> open_gs(const BucketLocation& location, const SourceOptions& options);

}  // namespace imagelift::source
