#include "report/words/click_change.h"

#include <cmath>

#include "report/words/number_text.h"
#include "report/words/words.h"

namespace imagelift::report {
namespace {

/// 1,000, or so many more that the difference is at least one click, up to a million.
double views_for(double difference) {
  double views = 1000;
  while (std::abs(difference) * views < 1 && views < 1e6) views *= 10;
  return views;
}

/// Whole clicks from ten on, else tenths; hundredths where a tenth would read 0.
std::string clicks_text(double clicks, double change) {
  const double size = std::abs(clicks);
  const int decimals = std::abs(change) >= 9.95 ? 0 : 1;
  const double step = decimals == 0 ? 1 : 0.1;
  return fixed(size, size < step / 2 ? 2 : decimals);
}

std::string signed_clicks(double clicks, double change) {
  return (clicks < 0 ? "−" : "+") + clicks_text(clicks, change);
}

std::string change_per(double difference, double views) {
  return say(
      difference < 0 ? "card.fewer" : "card.more",
      {{"n", clicks_text(difference * views, difference * views)}, {"views", count_text(views)}});
}

}  // namespace

std::string click_change(double difference) {
  return change_per(difference, views_for(difference));
}

std::string click_change(double difference, const stats::Interval& interval) {
  const double views = views_for(difference);
  const double change = difference * views;
  const std::string told = change_per(difference, views);
  if (std::isnan(interval.low) || std::isnan(interval.high)) {
    return say("card.no_range", {{"change", told}});
  }
  const double low = interval.low * views;
  const double high = interval.high * views;
  if (!interval.excludes_zero()) {
    return say("card.unsure", {{"change", told},
                               {"low", signed_clicks(low, change)},
                               {"high", signed_clicks(high, change)}});
  }
  return say("card.sure", {{"change", told},
                           {"low", clicks_text(difference < 0 ? high : low, change)},
                           {"high", clicks_text(difference < 0 ? low : high, change)}});
}

}  // namespace imagelift::report
