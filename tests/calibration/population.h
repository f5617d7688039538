#pragma once

#include <cstdint>
#include <vector>

#include "stats/feature_table.h"
#include "tests/calibration/dice.h"
#include "tests/calibration/scenario.h"

namespace imagelift::calibration {

/// Rows of one run, and what only the simulator knows of them.
struct DrawnRows {
  stats::FeatureTable table;
  stats::Outcomes outcomes;
  std::vector<double> odds;                     ///< log odds of a click, by row
  std::vector<std::vector<double>> prevalence;  ///< by feature, then row; NaN: hangs on others
};

/// What stays the same from run to run of one population: levels, their effects, and how often
/// each level has each feature.
class Population {
 public:
  Population(const Scenario& scenario, Dice& dice);

  /// As many images as the scenario has.
  DrawnRows draw(Dice& dice) const;

  /// Many images, each a photo of its own: what the population is like on the whole.
  DrawnRows draw_large(std::uint32_t images, Dice& dice) const;

  const std::vector<double>& effects() const { return effects_; }  ///< by feature, in log odds
  bool is_companion(std::size_t feature) const { return feature > 0 && feature < companions_; }
  const std::vector<double>& level_effects(std::size_t factor) const {
    return level_effects_[factor];
  }

 private:
  /// A feature that hangs on no other.
  struct Own {
    double log_odds = 0;           ///< of its prevalence
    double slope = 0;              ///< on what the levels' effects sum to
    std::vector<double> by_level;  ///< of the first factor, added
  };
  /// One image's levels, and what follows from them.
  struct Image {
    std::vector<std::uint32_t> levels;
    std::vector<double> prevalence;
    std::vector<bool> has;
    double odds = 0;  ///< base and levels
  };

  void add_feature(double effect, double prevalence, double slope, Dice& dice);
  Image draw_image(Dice& dice) const;
  DrawnRows draw(const std::vector<std::uint32_t>& photo, Dice& dice) const;
  DrawnRows empty_rows(std::size_t count) const;
  void add_row(DrawnRows& rows, const Image& image, double luck, double photo_luck,
               Dice& dice) const;
  std::vector<std::uint32_t> draw_photos(std::uint32_t images, Dice& dice) const;

  const Scenario* scenario_;
  std::vector<std::vector<double>> level_effects_;  ///< by factor, then level
  std::vector<std::vector<double>> follow_;         ///< what confounded features follow
  std::vector<Own> own_;
  std::vector<double> effects_;
  std::size_t companions_ = 0;  ///< the first so many features hang together
};

/// Of a row: CTR with the feature minus CTR without, all else as it is; and the latter.
struct EffectInCtr {
  double moved = 0;
  double without = 0;
};
EffectInCtr effect_in_ctr(double odds, bool has, double effect);

}  // namespace imagelift::calibration
