#pragma once

#include <memory>
#include <string>
#include <vector>

#include "source/image_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// These objects of a bucket, known as `bucket/key`; `scheme` is `s3` or `gs`. Taken whole, unless
/// `include` is given. Throws imagelift::Error (usage) as open_s3 and
/// open_gs do.
std::unique_ptr<ImageSource> open_objects(const std::string& scheme, const std::string& bucket,
                                          std::vector<std::string> keys,
                                          const SourceOptions& options);

}  // namespace imagelift::source
