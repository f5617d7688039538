#pragma once

#include <functional>
#include <span>
#include <vector>

#include "stats/adjusted.h"
#include "stats/held_rows.h"
#include "stats/left_out.h"

namespace imagelift::stats {

/// Presence and outcome by place, times the roots of the weights, without what is held fixed.
struct Residuals {
  std::vector<double> presence;  ///< z
  std::vector<double> outcome;   ///< t
};

/// The slope of one on the other and its error (rule S22).
struct HeldFit {
  double squares = 0;          ///< S
  double slope = kUndefined;   ///< b
  double effective_n = 0;      ///< K
  double squared_error = 0;    ///< se^2, moderated; K + 9 degrees of freedom
  std::vector<double> shifts;  ///< d_g by family, 0 where presence does not vary in it
};

/// Of the family with this index, from its rows' part of z and e.
using FamilyLeftOut = std::function<LeftOut(std::size_t family, std::span<const double> z,
                                            std::span<const double> e)>;

/// S must be above 0.
HeldFit held_fit(const HeldRows& rows, const Residuals& residuals, const FamilyLeftOut& left_out);

/// Of the one factor of `rows`: Q = sum over levels with K_l >= 5 of S_l (b_l - b)^2 / (S se^2).
Heterogeneity heterogeneity_of(const HeldRows& rows, const Residuals& residuals,
                               const HeldFit& fit);

}  // namespace imagelift::stats
