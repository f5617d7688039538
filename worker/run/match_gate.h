#pragma once

#include <string>
#include <string_view>

#include "report/report_data.h"
#include "store/unmatched.h"
#include "worker/run/share_or_count.h"

namespace imagelift::worker {

/// How many of a run's images must have rows in the metrics before the run, though complete, is
/// called unstable: a file of other names must not pass as clicks.
class MatchGate {
 public:
  /// A tenth of the images.
  MatchGate() : least_("10%", "--min-matched") {}

  /// Throws a usage error for what is neither `5%` nor `3`. `0` lets anything pass.
  explicit MatchGate(std::string_view least) : least_(least, "--min-matched") {}

  /// Of a run without metrics or images never broken.
  report::Gate of(const store::MatchedSides& sides) const;

  /// As given.
  const std::string& text() const { return least_.text(); }

 private:
  ShareOrCount least_;
};

/// Broken where one of both is; the reasons one after the other.
report::Gate both(report::Gate one, const report::Gate& other);

}  // namespace imagelift::worker
