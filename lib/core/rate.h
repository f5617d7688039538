#pragma once

#include <limits>

namespace imagelift {

/// How often something happened among the times that it could: events over trials. A CTR is clicks
/// over impressions; another outcome, such as conversions over clicks, is a rate just as well.
/// Counts may have fractions where a platform shares one conversion among several ads.
struct Rate {
  double events = 0;  ///< 0 or more; may exceed `trials` where it also happens without a trial
  double trials = 0;  ///< 0 or more

  /// events / trials; NaN without trials.
  double value() const {
    return trials > 0 ? events / trials : std::numeric_limits<double>::quiet_NaN();
  }

  friend bool operator==(const Rate&, const Rate&) = default;
};

}  // namespace imagelift
