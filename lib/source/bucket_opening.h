#pragma once

#include <memory>
#include <string>

#include "source/bucket.h"

namespace imagelift::source {

/// The bucket of a scheme (`s3` or `gs`), with the service that is to be asked. Throws
/// imagelift::Error (usage) for settings that do not go together.
std::unique_ptr<Bucket> open_bucket(const std::string& scheme, const std::string& bucket,
                                    const SourceOptions& options);

}  // namespace imagelift::source
