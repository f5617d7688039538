#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/failure.h"
#include "core/image_analysis.h"
#include "core/image_ref.h"
#include "core/task.h"
#include "store/rows/run_record.h"

namespace imagelift::store {

struct StoreParts;

/// Which images the runs of a store have, by name, and which could not be used.
class RunImages {
 public:
  explicit RunImages(StoreParts& parts) : parts_(&parts) {}

  /// This run has this content under this name.
  void put(RunId run, std::size_t position, const ImageRef& ref, const Content& content);

  /// This image (task empty), or one task of it, failed. A failure that a later success
  /// overtakes is no longer reported.
  void put_failure(RunId run, std::size_t position, const ImageRef& ref, const Failure& failure,
                   std::optional<Task> task);

  /// Drops the names of a resumed run that its source no longer lists.
  void keep(RunId run, std::span<const ImageRef> listing);

  std::vector<RunImageName> names(RunId run) const;  ///< by position; also failed ones

  std::size_t count(RunId run) const;  ///< also failed ones

  std::vector<RunFailure> failures(RunId run) const;  ///< by position

 private:
  StoreParts* parts_;
};

}  // namespace imagelift::store
