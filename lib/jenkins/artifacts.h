#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "jenkins/server.h"

namespace imagelift::jenkins {

/// What a download brought.
struct Downloaded {
  std::size_t files = 0;
  std::uint64_t bytes = 0;
  std::size_t checked = 0;  ///< files whose MD5 is the one that Jenkins recorded
};

/// Fetches one artifact of a build to a file, which appears whole or not at all. A transfer that
/// breaks goes on where it was (Range), while bytes come. Throws Error where its size is not the
/// announced one, the disk fails, or Jenkins refuses. Returns its size.
std::uint64_t download_artifact(Server& server, std::uint64_t build, const std::string& path,
                                const std::filesystem::path& file);

/// Fetches all artifacts of a build below a folder, under their own paths, and holds them against
/// the fingerprints that the build recorded, if any. Throws Error likewise, for a path that leads
/// out of the folder, for one that would replace a file that no download put there
/// (download_mark.h), and for more than 10,000 artifacts.
Downloaded download_artifacts(Server& server, std::uint64_t build,
                              const std::filesystem::path& folder);

}  // namespace imagelift::jenkins
