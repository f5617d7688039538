#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/image_analysis.h"
#include "core/not_taken.h"
#include "core/shard.h"
#include "store/rows/run_record.h"

namespace imagelift::store {

struct StoreParts;

/// The runs of a store: of what they are, with which models, and how far.
class Runs {
 public:
  explicit Runs(StoreParts& parts) : parts_(&parts) {}

  /// Begins a run, or resumes the one with this uid, which must be of the same business, image
  /// source and models. At most one model per task.
  RunId begin(const RunRecord& run, std::span<const ModelIdentity> models);

  /// Ends the run, or with state `complete` the shard of it that was at work here.
  void finish(RunId run, RunState state, const std::string& finished_at, const Shard& shard = {});

  /// Keeps what the listing did not take, instead of what stood there.
  void put_not_taken(RunId run, const NotTaken& not_taken);

  /// All runs, the earliest first (run_record.h, then uid).
  std::vector<RunRecord> all() const;

  std::optional<RunRecord> find(std::string_view uid) const;

  RunRecord record(RunId run) const;

  std::vector<ModelIdentity> models(RunId run) const;  ///< in task order

  std::vector<Shard> finished_shards(RunId run) const;  ///< ascending; {1/1}: the whole run

 private:
  StoreParts* parts_;
};

}  // namespace imagelift::store
