#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/failure.h"
#include "core/feature.h"
#include "core/image_analysis.h"
#include "core/image_ref.h"
#include "core/not_taken.h"
#include "store/rows/run_settings.h"

namespace imagelift::store {

/// A run inside one store file; another file numbers its runs differently, uids stay.
using RunId = std::int64_t;

enum class RunState {
  running,      ///< begun and not ended: at work, or killed
  interrupted,  ///< ended early by a signal or an error; resumes under the same uid
  complete,
};

std::string_view to_string(RunState state);
std::optional<RunState> run_state_from_string(std::string_view name);

/// One run of the worker over one image source. Shards of a run share its uid.
struct RunRecord {
  RunId id = 0;     ///< set by the store, ignored by begin_run
  std::string uid;  ///< unique among all runs of the world, e.g. a UUID
  std::string business;
  std::string image_source;  ///< its name, not its location
  std::string started_at;    ///< ISO 8601, UTC
  std::string finished_at;   ///< likewise; empty while running
  std::string version;       ///< of imagelift
  RunSettings settings = {};
  std::optional<NotTaken> not_taken =
      {};  ///< by its listing; set by put_not_taken, empty of imports
  RunState state = RunState::running;
};

/// A name that the run has seen. `sha256` is empty where the image could not be used.
struct RunImageName {
  std::size_t position = 0;  ///< in the complete listing of the source; orders images
  ImageRef ref;
  std::string sha256;  ///< Content::sha256, or `import:...` (imports/import_builder.h)

  friend bool operator==(const RunImageName&, const RunImageName&) = default;
};

/// An image of a run with everything that the run's models say of it.
struct RunImage {
  std::size_t position = 0;
  ImageRef ref;
  ImageAnalysis analysis;              ///< only the results of this run's models
  std::vector<FeatureValue> features;  ///< non-zero values of this run's models, sorted by id
  std::vector<TaskFailure> missing;    ///< tasks of this run without a result here, in task order
};

/// What is read of a run's images.
enum class ImageParts {
  all,
  features,  ///< no thumbnails, detections, faces or embeddings: several times as fast
};

/// An image, or one task of it, that could not be used in a run.
struct RunFailure {
  std::size_t position = 0;
  ImageRef ref;
  std::optional<Task> task;  ///< empty: the whole image
  Failure failure;

  friend bool operator==(const RunFailure&, const RunFailure&) = default;
};

/// The order of runs is that of the times at which they began. A time that is still to come (a
/// clock was wrong) says nothing: such a run counts as the earliest, so that the one that is
/// written next is newer than it. The order depends on the runs and on today only, so that merging
/// stores stays free of order. Clocks may differ by 5 minutes.
/// `started_at`: RunRecord::started_at.
bool is_dated_ahead(std::string_view started_at);

/// The same as SQL: 0 for a run that is dated ahead, to sort by first.
constexpr std::string_view kIsNotDatedAhead =
    "started_at <= strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '+5 minutes')";

}  // namespace imagelift::store
