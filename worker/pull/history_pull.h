#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "jenkins/remote_build.h"
#include "jenkins/server.h"
#include "store/store.h"
#include "text/temporary_folder.h"

namespace imagelift::worker {

/// Which runs of a job's builds are to come into a local history.
struct WantedRuns {
  std::string business, image_source;  ///< empty: any
  std::size_t builds = 10;             ///< at most so many, the newest ones
};

/// Takes the runs of builds into a history, the newest build first: its history has the runs before
/// it.
class HistoryPull {
 public:
  /// All three outlive the object. Throws Error.
  HistoryPull(jenkins::Server& server, store::Store& history, const WantedRuns& wanted)
      : server_(server), history_(history), wanted_(wanted) {}

  /// Takes what is new of one build. True: it is the last one that is needed.
  bool is_last(const jenkins::Build& build);

  /// Says what came into the store at `place`, and throws where there was a history of which
  /// nothing is left.
  void conclude(const std::string& place) const;

 private:
  struct RunFile;

  bool take(const jenkins::Build& build, const std::string& folder);
  RunFile run_file(const jenkins::Build& build, const std::string& path);
  bool is_wanted(const RunFile& run) const;
  bool is_wanted(const jenkins::Build& build) const;
  bool was_interrupted(const jenkins::Build& build) const;
  bool is_here(const RunFile& run) const;

  jenkins::Server& server_;
  store::Store& history_;
  const WantedRuns& wanted_;
  text::TemporaryFolder folder_;
  std::size_t builds_ = 0;  ///< that have a run which is wanted
  std::size_t runs_added_ = 0;
  std::uint64_t lost_in_ = 0;  ///< the newest build whose history is wanted and gone
};

}  // namespace imagelift::worker
