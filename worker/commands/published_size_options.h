#pragma once

#include <string>
#include <vector>

#include "worker/commands/option.h"
#include "worker/run/published_size.h"

namespace imagelift::worker {

/// --drop-embeddings, --compress-features and --max-history; `when` begins their descriptions.
std::vector<Option> published_size_options(PublishedSize& size, const std::string& when);

}  // namespace imagelift::worker
