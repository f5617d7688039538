#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "stats/checks.h"
#include "stats/deciding_fits.h"

namespace imagelift::stats {

/// What the joint step of S24 leaves of the candidates; indexes into them.
struct JointStep {
  std::vector<std::size_t> stay;     ///< ascending
  std::vector<std::size_t> removed;  ///< in the order of removal
  std::vector<double> p;             ///< of each candidate: of the last fit that it took part in
};

/// Fits the candidates together, each with the factors and the others held fixed, over the rows
/// that know all that are still in; takes out the one with the largest p while that exceeds `level`
/// (of equal ones the one with the largest p*, then the last), refits, and keeps the last one in
/// any case. What cannot be separated has p = 1. `candidates`: in the order of p_star.
JointStep joint_step(const DecidingFits& fits, std::span<const Presence> candidates,
                     std::span<const double> p_star, double level);

/// The last sentence of the joint step: how many of the names, whose p* ascend, stay while
/// p* <= (number of names) rate / hypotheses, from the largest p* down.
std::size_t names_kept(std::span<const double> p_star, std::size_t hypotheses, double rate);

}  // namespace imagelift::stats
