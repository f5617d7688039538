#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stats/families.h"
#include "stats/interval.h"

namespace imagelift::stats {

/// The rows that have a feature, or those that do not (rule S21).
struct Side {
  std::size_t n = 0;             ///< rows
  double mean = kUndefined;      ///< weighted by S19's weights
  double variance = kUndefined;  ///< v = V K; with equal weights and no families unbiased; 0 for
                                 ///< one family
  std::size_t families = 0;      ///< with rows on this side
  double weight = 0;             ///< W, sum of the rows' weights
  double effective_n = 0;        ///< K = W^2 / sum over families of W_g^2 (Kish)
  double largest_share = 0;      ///< of W that one family has; from half on it carries the side
};

/// Every row a family of its own, and all of the same weight.
Side side_of(std::span<const double> values);

struct Sides {
  Side with;
  Side without;
  /// rho of both means, from families that stand on both sides; -1..0.95, 0 without any.
  double correlation = 0;
};

/// Below it a side has no variance.
inline constexpr double kLeastEffectiveFamilies = 2 - 1e-9;

/// Splits one outcome by many features (rule S21). The work of a split grows with the smaller side,
/// not with the number of rows: the larger one is the total minus the smaller, in deviations from
/// the overall mean, so that nothing cancels; where it would, the larger one is gone through after
/// all. Immutable after construction.
class SideSplitter {
 public:
  /// One finite number and one weight above 0 per row; `missing`: ascending rows that belong to
  /// neither side. Keeps views of `outcome` and `weights`, and a reference to `families`.
  SideSplitter(std::span<const double> outcome, std::span<const double> weights,
               const Families& families, std::span<const std::uint32_t> missing);

  /// `with`: ascending rows that have the feature, none of them missing.
  Sides split(std::span<const std::uint32_t> with) const;

  /// Rows on either side.
  std::size_t known() const { return known_; }

 private:
  /// A family's rows on one side: how many, sum w, sum w (y - mean_).
  struct Part {
    std::uint32_t family = 0;
    std::size_t rows = 0;
    double weight = 0;
    double deviation = 0;
  };
  /// What a side is made of, around mean_.
  struct Sums {
    std::size_t n = 0;
    std::size_t families = 0;
    double weight = 0;
    double deviation = 0;
    double weight_squares = 0;     ///< over families, of W_g^2
    double products = 0;           ///< of W_g D_g, D_g a family's sum of deviations
    double deviation_squares = 0;  ///< of D_g^2
    double largest = 0;            ///< W_g

    void add(const Part& part, double sign = 1);
    double shift() const { return deviation / weight; }  ///< of the side's mean from mean_
    double spread() const;                               ///< sum of r_g^2
  };

  std::vector<Part> parts_of(std::span<const std::uint32_t> rows) const;
  Side listed(const std::vector<Part>& parts, std::span<const std::uint32_t> rows) const;
  Side rest_of(const std::vector<Part>& parts, std::span<const std::uint32_t> rows) const;
  Part rest_of(const Part& part) const;
  double largest_left(const std::vector<Part>& parts) const;
  static Side side_of(const Sums& sums, double mean, double spread);
  double shared(const std::vector<Part>& parts, const Side& own, const Side& other) const;
  std::vector<std::uint32_t> complement(std::span<const std::uint32_t> rows) const;

  std::span<const double> outcome_;
  std::span<const double> weights_;
  const Families* families_;
  std::vector<std::uint32_t> missing_;
  std::size_t known_ = 0;
  double mean_ = 0;
  std::vector<Part> total_;               ///< by family
  std::vector<std::uint32_t> by_weight_;  ///< families, heaviest first
  Sums sums_;
};

}  // namespace imagelift::stats
