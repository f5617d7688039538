#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "net/url.h"

namespace imagelift::jenkins {

/// The path of a job below the Jenkins URL: `A/B` is `/job/A/job/B`, each part percent-encoded.
/// The job of a branch is named by Jenkins with its '/' written as %2F, and is encoded once more
/// here. Throws a usage error for a name without parts, or with an empty one, `.` or `..`.
std::string job_path(std::string_view full_name);

/// A relative path (of an artifact) with each part percent-encoded; empty where it could lead out
/// of a folder: an absolute one, an empty part, `.`, `..`, control characters, a backslash.
std::optional<std::string> encoded_below(std::string_view relative_path);

/// The URL of something below the Jenkins URL, whose own path (`/jenkins`) is kept. Both parts
/// stand as they are sent.
net::Url below(const net::Url& jenkins, std::string_view path, std::string_view query = {});

/// Names and values as a browser's form sends them.
std::string form_encoded(const std::vector<std::pair<std::string, std::string>>& fields);

/// The number in `.../queue/item/7/`, of whichever host Jenkins believes to be.
std::optional<std::uint64_t> queue_item_of(std::string_view location);

}  // namespace imagelift::jenkins
