#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "jenkins/server.h"
#include "worker/commands/option.h"
#include "worker/process_environment.h"

namespace imagelift::worker {

/// Which Jenkins and which job a command asks, and as whom.
struct JenkinsOptions {
  std::string url;
  std::string job;
  std::filesystem::path credentials;  ///< file; empty: the environment
  bool allow_private = false;
  std::uint64_t patience_seconds = 600;
  std::uint64_t poll_milliseconds = 2000;
};

std::vector<Option> jenkins_options(JenkinsOptions& options);

/// Throws a usage error for options that cannot be used. Secrets are read here, from a file or the
/// environment.
jenkins::Server connect(const JenkinsOptions& options, const ProcessEnvironment& environment,
                        std::stop_token stop);

}  // namespace imagelift::worker
