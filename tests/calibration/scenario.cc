#include "tests/calibration/scenario.h"

namespace imagelift::calibration {
namespace {

std::vector<double> repeated(const std::vector<double>& prevalences, std::size_t count) {
  std::vector<double> result;
  for (std::size_t i = 0; i < count; ++i) result.push_back(prevalences[i % prevalences.size()]);
  return result;
}

Scenario usual(std::string_view name) {
  Scenario scenario;
  scenario.name = name;
  scenario.nulls = repeated({0.5, 0.3, 0.2, 0.1, 0.05, 0.03}, 24);
  return scenario;
}

/// `change` makes another of it.
template <typename Change>
Scenario made(std::string_view name, const Change& change) {
  Scenario scenario = usual(name);
  change(scenario);
  return scenario;
}

void without_effects(Scenario& s) {
  s.has_real = false;
  s.level_spread = 0;
  s.is_null = true;
}

void with_companions(Scenario& s) {
  s.images = 400;
  s.levels = {12};
  s.has_real = s.has_confounded = false;
  s.has_companions = true;
  s.nulls.resize(20);
}

std::vector<Scenario> with_real_effects() {
  return {
      made("659 images", [](Scenario& s) { s.least_power = 0.76; }),
      made("150 images",
           [](Scenario& s) {
             s.images = 150;
             s.levels = {10};
             s.least_power = 0.22;
           }),
      made("60 images",
           [](Scenario& s) {
             s.images = 60;
             s.levels = {6};
             s.nulls.resize(20);
           }),
      made("heavy tails",
           [](Scenario& s) {
             s.median_impressions = 1500;
             s.impressions_spread = 2.2;
             s.tied = 0.6;
             s.least_power = 0.70;
           }),
      made("CTR 0.4 %",
           [](Scenario& s) {
             s.base = -5.5;
             s.median_impressions = 900;
             s.impressions_spread = 1.6;
             s.least_power = 0.55;
           }),
      made("two factors",
           [](Scenario& s) {
             s.levels = {24, 12};
           }),
      made("three factors",
           [](Scenario& s) {
             s.levels = {24, 12, 6};
           }),
      made("100 levels", [](Scenario& s) { s.levels = {100}; }),
  };
}

std::vector<Scenario> without_real_effects() {
  return {
      made("only confounding", [](Scenario& s) { s.has_real = false; }),
      made("two factors, only confounding",
           [](Scenario& s) {
             s.levels = {24, 12};
             s.has_real = false;
           }),
      made("all null", without_effects),
      made("35 % twins",
           [](Scenario& s) {
             without_effects(s);
             s.luck = 0.6;
             s.versions = Versions::twins;
             s.of_photo = true;
           }),
      made("100 photos x 4",
           [](Scenario& s) {
             without_effects(s);
             s.images = 400;
             s.levels = {};
             s.has_confounded = false;
             s.luck = 0.15;
             s.photo_luck = 0.3;
             s.versions = Versions::four;
             s.of_photo = true;
           }),
      made("rare, null",
           [](Scenario& s) {
             s.has_real = s.has_confounded = false;
             s.nulls = repeated({0.02, 0.03, 0.04, 0.06}, 32);
             s.is_null = true;
           }),
      made("Zipf families",
           [](Scenario& s) {
             s.levels = {12};
             s.has_real = false;
             s.luck = 0.15;
             s.photo_luck = 0.3;
             s.versions = Versions::zipf;
             s.of_photo = true;
           }),
      made("companions", with_companions),
      made("companions and two others",
           [](Scenario& s) {
             with_companions(s);
             s.has_others = true;
           }),
  };
}

}  // namespace

const std::vector<Scenario>& scenarios() {
  static const std::vector<Scenario> all = [] {
    std::vector<Scenario> result = with_real_effects();
    for (Scenario& scenario : without_real_effects()) result.push_back(std::move(scenario));
    return result;
  }();
  return all;
}

}  // namespace imagelift::calibration
