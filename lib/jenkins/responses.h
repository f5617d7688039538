#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.h"

namespace imagelift::jenkins {

// What Jenkins' JSON responses say, as far as we ask. The parsers take at most 16 MiB, ignore what
// they do not know, and throw a run error for what is not JSON of the expected shape.

/// How a build ended.
enum class Result { success, unstable, failure, not_built, aborted };

/// As Jenkins spells it; empty for null and for a word that this version does not know.
std::optional<Result> result_from_string(std::string_view name);
std::string_view to_string(Result result);

/// done, gate_broken, run_failed or interrupted.
ExitCode exit_code_of(Result result);

struct QueueItem {
  bool cancelled = false;
  std::optional<std::uint64_t> build;  ///< its number, once it has left the queue
  std::string why;                     ///< it still waits; foreign text
};

struct Build {
  std::uint64_t number = 0;
  std::uint64_t queue_item = 0;
  bool building = false;
  std::optional<Result> result;        ///< empty while building, and where a restart lost it
  std::vector<std::string> artifacts;  ///< relative paths, hostile
  std::vector<std::pair<std::string, std::string>> parameters;  ///< the texts among them, hostile
};

/// The recorded MD5 of a file that a build made.
struct Fingerprint {
  std::string file;  ///< its name without folders
  std::string md5;
};

struct Crumb {
  std::string field;  ///< the header's name
  std::string value;
};

// The `tree=` of each question, so that answers stay small.
inline constexpr std::string_view kQueueTree = "cancelled,why,executable[number]";
inline constexpr std::string_view kBuildTree =
    "number,queueId,building,result,artifacts[relativePath]";
inline constexpr std::string_view kListedBuildTree =
    "number,queueId,building,result,artifacts[relativePath],actions[parameters[name,value]]";
inline constexpr std::string_view kNextBuildTree = "nextBuildNumber";
inline constexpr std::string_view kFingerprintTree = "fingerprint[fileName,hash]";

QueueItem parse_queue_item(std::string_view json);
Build parse_build(std::string_view json);
std::vector<Build> parse_builds(std::string_view json);  ///< `allBuilds` of a job, newest first
std::uint64_t parse_next_build(std::string_view json);   ///< the number of a job's next build
std::vector<Fingerprint> parse_fingerprints(std::string_view json);
Crumb parse_crumb(std::string_view json);

}  // namespace imagelift::jenkins
