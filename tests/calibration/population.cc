#include "tests/calibration/population.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

namespace imagelift::calibration {
namespace {

/// Of the log odds of a feature's prevalence from level to level.
constexpr double kOwnSpread = 0.5;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

double chance_of(double log_odds) {
  return 1 / (1 + std::exp(-log_odds));
}

double log_odds_of(double share) {
  return std::log(share / (1 - share));
}

/// Shares 1 / rank^power.
std::vector<double> shares_by_rank(std::size_t count, double power) {
  std::vector<double> shares;
  for (std::size_t rank = 1; rank <= count; ++rank) {
    shares.push_back(std::pow(static_cast<double>(rank), -power));
  }
  return shares;
}

std::vector<double> normals(std::size_t count, double spread, Dice& dice) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) values.push_back(spread * dice.normal());
  return values;
}

stats::FeatureColumn column_of(std::size_t feature) {
  stats::FeatureColumn column;
  column.key = "f" + std::to_string(feature);
  column.id = {FeatureKind::other, column.key};
  return column;
}

}  // namespace

Population::Population(const Scenario& scenario, Dice& dice) : scenario_(&scenario) {
  for (const auto levels : scenario.levels) {
    level_effects_.push_back(normals(levels, scenario.level_spread, dice));
    // Where levels have no effect, features follow as much of nothing.
    follow_.push_back(scenario.level_spread > 0 ? level_effects_.back()
                                                : normals(levels, 0.35, dice));
  }
  if (scenario.has_companions) {
    companions_ = 3;
    effects_ = {0.5, 0, 0};
  }
  if (scenario.has_real) {
    const double real[][2] = {{0.35, 0.3}, {0.25, 0.15}, {-0.30, 0.2}, {0.15, 0.45}, {-0.10, 0.3}};
    for (const auto& [effect, prevalence] : real) add_feature(effect, prevalence, 0, dice);
    add_feature(0.20, 0.3, -2.5, dice);
    add_feature(-0.20, 0.3, 2.5, dice);
  }
  for (int i = 0; scenario.has_confounded && i < 8; ++i) {
    add_feature(0, 0.3, (i % 2 == 0 ? -1 : 1) * (1 + 2.5 * i / 7), dice);
  }
  for (const double prevalence : scenario.nulls) add_feature(0, prevalence, 0, dice);
  if (!scenario.has_others) return;
  add_feature(-0.30, 0.2, 0, dice);
  add_feature(0.25, 0.3, 0, dice);
}

void Population::add_feature(double effect, double prevalence, double slope, Dice& dice) {
  Own own{log_odds_of(prevalence), slope, {}};
  if (slope == 0 && !scenario_->levels.empty()) {
    own.by_level = normals(scenario_->levels.front(), kOwnSpread, dice);
  }
  own_.push_back(std::move(own));
  effects_.push_back(effect);
}

Population::Image Population::draw_image(Dice& dice) const {
  Image image;
  image.odds = scenario_->base;
  double follow = 0;
  for (std::size_t f = 0; f < level_effects_.size(); ++f) {
    image.levels.push_back(dice.pick(shares_by_rank(level_effects_[f].size(), 0.8)));
    image.odds += level_effects_[f][image.levels.back()];
    follow += follow_[f][image.levels.back()];
  }
  if (companions_ > 0) {
    const bool real = dice.chance(0.3);
    image.has = {real, dice.chance(real ? 0.6 : 0.1), dice.chance(real ? 0.05 : 0.35)};
    image.prevalence = {0.3, kUnknown, kUnknown};
  }
  for (const Own& own : own_) {
    const double by_level = own.by_level.empty() ? 0 : own.by_level[image.levels.front()];
    image.prevalence.push_back(chance_of(own.log_odds + own.slope * follow + by_level));
    image.has.push_back(dice.chance(image.prevalence.back()));
  }
  return image;
}

/// Of each image its photo; numbers need not be without gaps.
std::vector<std::uint32_t> Population::draw_photos(std::uint32_t images, Dice& dice) const {
  std::vector<std::uint32_t> photo;
  const auto shares = shares_by_rank(200, 1);
  for (std::uint32_t image = 0; image < images; ++image) {
    switch (scenario_->versions) {
      case Versions::four:
        photo.push_back(image / 4);
        break;
      case Versions::zipf:
        photo.push_back(dice.pick(shares));
        break;
      case Versions::twins:
        // The first two thirds are originals.
        photo.push_back(
            image < 0.65 * images ? image : dice.below(static_cast<std::uint32_t>(0.65 * images)));
        break;
      case Versions::none:
        photo.push_back(image);
    }
  }
  return photo;
}

DrawnRows Population::empty_rows(std::size_t count) const {
  DrawnRows rows;
  rows.table.rows = count;
  for (std::size_t f = 0; f < effects_.size(); ++f) rows.table.columns.push_back(column_of(f));
  rows.prevalence.resize(effects_.size());
  for (std::size_t f = 0; f < scenario_->levels.size(); ++f) {
    stats::Factor factor{"factor" + std::to_string(f), {}, {}};
    for (std::uint32_t level = 0; level < scenario_->levels[f]; ++level) {
      factor.levels.push_back("level" + std::to_string(level));
    }
    rows.outcomes.factors.push_back(std::move(factor));
  }
  return rows;
}

void Population::add_row(DrawnRows& rows, const Image& image, double luck, double photo_luck,
                         Dice& dice) const {
  const auto row = static_cast<std::uint32_t>(rows.odds.size());
  double odds = image.odds + scenario_->luck * luck + photo_luck;
  for (std::size_t f = 0; f < effects_.size(); ++f) {
    rows.prevalence[f].push_back(image.prevalence[f]);
    if (!image.has[f]) continue;
    odds += effects_[f];
    rows.table.columns[f].rows.push_back(row);
    rows.table.columns[f].values.push_back(1);
  }
  for (std::size_t f = 0; f < image.levels.size(); ++f) {
    rows.outcomes.factors[f].of_row.push_back(image.levels[f]);
  }
  const double tied = scenario_->tied;
  const double noise = tied * luck + std::sqrt(1 - tied * tied) * dice.normal();
  const double spread = std::exp(scenario_->impressions_spread * noise);
  const double shown = std::max(50.0, std::floor(scenario_->median_impressions * spread));
  rows.odds.push_back(odds);
  rows.outcomes.impressions.push_back(shown);
  rows.outcomes.clicks.push_back(dice.binomial(shown, chance_of(odds)));
  rows.outcomes.ctr.push_back(rows.outcomes.clicks.back() / shown);
}

DrawnRows Population::draw(Dice& dice) const {
  return draw(draw_photos(scenario_->images, dice), dice);
}

DrawnRows Population::draw_large(std::uint32_t images, Dice& dice) const {
  std::vector<std::uint32_t> own(images);
  std::iota(own.begin(), own.end(), 0U);
  return draw(own, dice);
}

DrawnRows Population::draw(const std::vector<std::uint32_t>& photo, Dice& dice) const {
  struct Photo {
    Image image;
    double luck = kUnknown;
    double of_twins = kUnknown;
  };
  std::vector<Photo> photos(*std::max_element(photo.begin(), photo.end()) + 1);
  DrawnRows rows = empty_rows(photo.size());
  std::vector<std::string> names;
  for (const auto number : photo) {
    Photo& own = photos[number];
    if (std::isnan(own.luck)) {
      own.luck = scenario_->photo_luck * dice.normal();
      own.of_twins = dice.normal();
      if (scenario_->of_photo) own.image = draw_image(dice);
    }
    const double luck = scenario_->versions == Versions::twins ? own.of_twins : dice.normal();
    add_row(rows, scenario_->of_photo ? own.image : draw_image(dice), luck, own.luck, dice);
    names.push_back(std::to_string(number));
  }
  rows.outcomes.families = stats::families_by(names);
  return rows;
}

EffectInCtr effect_in_ctr(double odds, bool has, double effect) {
  const double without = chance_of(has ? odds - effect : odds);
  return {chance_of((has ? odds - effect : odds) + effect) - without, without};
}

}  // namespace imagelift::calibration
