#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "stats/adjusted.h"
#include "stats/deciding_fits.h"
#include "stats/naming.h"
#include "stats/side.h"

namespace imagelift::stats {

/// p* (rule S24) and what it rests on.
struct Within {
  double p = 1;
  Estimate decides;
  NamingStatus reason = NamingStatus::none;  ///< or sign_turns, cannot_be_separated: p is 1
};

/// `crude`: S21's sides of the same feature; `fixed`: S22's difference, of no meaning where no
/// factor is held.
Within within_of(const DecidingFits& fits, const Sides& crude, const AdjustedDifference& fixed);

/// Numbers the hypotheses of p*: the same rows in the fit, and there the same presence or the
/// opposite one.
class WithinHypotheses {
 public:
  /// `with`: rows as FixedFactors asks. The numbers start at 0 in the order of asking.
  std::size_t of(const FixedFactors& fixed, std::span<const std::uint32_t> with);

  std::size_t count() const { return seen_.size(); }

 private:
  std::map<std::vector<std::uint32_t>, std::size_t> rows_;
  /// By number of the rows, then the places whose presence is not that of the first.
  std::map<std::pair<std::size_t, std::vector<std::uint32_t>>, std::size_t> seen_;
};

}  // namespace imagelift::stats
