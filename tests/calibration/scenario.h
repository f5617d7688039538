#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace imagelift::calibration {

/// How images make photos.
enum class Versions { none, twins, four, zipf };

/// What a population of rule S29 differs by. Effects are log odds.
struct Scenario {
  std::string_view name;
  std::uint32_t images = 659;
  std::vector<std::uint32_t> levels = {24};  ///< of each factor
  double base = -4.2;                        ///< log odds of a click
  double level_spread = 0.35;                ///< standard deviation of the levels' effects
  double luck = 0.35;                        ///< of an image
  double photo_luck = 0;
  Versions versions = Versions::none;
  bool of_photo = false;  ///< features and levels belong to the photo
  double median_impressions = 6000;
  double impressions_spread = 1.3;  ///< of their logarithm
  double tied = 0;                  ///< correlation of impressions with luck
  bool has_real = true;             ///< five real effects, and two that the levels hide or turn
  bool has_confounded = true;       ///< eight without effect that follow the levels' effects
  std::vector<double> nulls = {};   ///< prevalences of features without effect
  bool has_companions = false;      ///< one real, one that goes with it, one that avoids it
  bool has_others = false;          ///< two more real ones beside the companions
  double least_power = 0;           ///< that S29 asks for; 0: none
  bool is_null = false;             ///< nothing has an effect and nothing follows one
};

/// Those of S29.
const std::vector<Scenario>& scenarios();

}  // namespace imagelift::calibration
