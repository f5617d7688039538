#pragma once

#include <filesystem>
#include <string>

namespace imagelift::engine {

/// How many processors this process may keep busy, and what decides it.
struct Processors {
  int count = 1;       ///< at least 1
  std::string reason;  ///< one phrase: `the CPU quota of /sys/fs/cgroup/pod is 1.5`
};

/// The smallest of the affinity's processors and the CPU quotas of the process' control groups (v1
/// and v2), from its own up to the outermost that can be seen; a quota is rounded up. What cannot
/// be read limits nothing. `root` holds `proc` and the mount points that proc/self/mountinfo names.
Processors processors_within(int affinity, const std::filesystem::path& root);

/// The same for this process on this machine.
Processors available_processors();

}  // namespace imagelift::engine
