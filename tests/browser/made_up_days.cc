#include "tests/browser/made_up_days.h"

#include <cmath>
#include <string>
#include <vector>

namespace imagelift::tests {
namespace {

std::string date_of(std::size_t day) {
  const std::string number = std::to_string(day + 1);
  return "2026-10-" + std::string(2 - number.size(), '0') + number;
}

/// Splits a whole number by weights so that the parts are whole and add up to it.
std::vector<double> parts_of(double whole, const std::vector<double>& weights) {
  double total = 0, before = 0, passed = 0;
  for (const double weight : weights) total += weight;
  std::vector<double> parts;
  for (const double weight : weights) {
    passed += weight;
    const double until = std::round(whole * passed / total);
    parts.push_back(until - before);
    before = until;
  }
  return parts;
}

/// Busy and quiet days, other ones for each image.
std::vector<double> weights_of(std::size_t days, double phase, double swing) {
  std::vector<double> weights;
  for (std::size_t day = 0; day < days; ++day) {
    weights.push_back(1 + swing * std::sin(static_cast<double>(day) + phase));
  }
  return weights;
}

void add_rows(report::ReportData& data, std::size_t image, std::size_t days) {
  report::ClickRows& rows = data.click_rows;
  const auto phase = static_cast<double>(image);
  const Rate& counts = *data.images[image].counts;
  const std::vector<double> impressions = parts_of(counts.trials, weights_of(days, phase, 0.4));
  const std::vector<double> clicks = parts_of(counts.events, weights_of(days, phase + 0.7, 0.5));
  for (std::size_t day = 0; day < days; ++day) {
    rows.image.push_back(static_cast<std::uint32_t>(image));
    rows.date.push_back(static_cast<std::uint32_t>(day));
    rows.clicks.push_back(clicks[day]);
    rows.impressions.push_back(impressions[day]);
  }
}

}  // namespace

void spread_over_days(report::ReportData& data, std::size_t days) {
  if (days == 0) return;
  report::ReportFactor campaign{
      "campaign", FactorOrigin::metrics, true, {"autumn", "late autumn"}, {}, {}};
  campaign.of_image.assign(data.images.size(), stats::Factor::kNoLevel);
  for (std::size_t day = 0; day < days; ++day) data.click_rows.dates.push_back(date_of(day));
  for (std::size_t image = 0; image < data.images.size(); ++image) {
    if (data.images[image].counts) add_rows(data, image, days);
  }
  for (const std::uint32_t day : data.click_rows.date) {
    campaign.of_row.push_back(2 * day < days ? 0 : 1);
  }
  data.factors.push_back(std::move(campaign));
}

}  // namespace imagelift::tests
