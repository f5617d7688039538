#pragma once

#include <memory>

#include "source/bucket_location.h"
#include "source/image_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// What a location in a bucket means is found out when it is listed: all images below a folder,
/// those that a glob matches (source/glob.h; named below the folder before its first sign), one
/// object, or an archive or a list that is an object. An object goes before a folder of the same
/// name where the ending is one's of an image, an archive or a list, and behind it otherwise.
///
/// S3 is asked by ListObjectsV2; requests are signed where there are credentials
/// (aws/credentials_chain.h). AWS is addressed as bucket.s3.REGION.amazonaws.com, any other
/// endpoint by path. The region that a response names is used from then on.
std::unique_ptr<ImageSource> open_s3(const BucketLocation& location, const SourceOptions& options);

/// Google Cloud Storage: by its S3-compatible XML API where GS_ACCESS_KEY_ID and
/// GS_SECRET_ACCESS_KEY (HMAC keys) are set, else by its JSON API. Throws imagelift::Error (usage)
/// where the requester shall pay and no project is named.
std::unique_ptr<ImageSource> open_gs(const BucketLocation& location, const SourceOptions& options);

}  // namespace imagelift::source
