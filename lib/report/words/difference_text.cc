#include "report/words/difference_text.h"

#include <algorithm>
#include <cmath>

#include "report/words/number_text.h"
#include "report/words/words.h"

namespace imagelift::report {

namespace {

/// With its sign and the typographic minus; NaN -> "–"
std::string signed_text(double value, int decimals) {
  if (std::isnan(value)) return "–";
  std::string size = fixed(std::abs(value), decimals);
  if (size.find_first_not_of("0.") == std::string::npos) return size;
  return (value < 0 ? "−" : "+") + size;
}

std::string and_q(const std::string& interval, const std::string& q) {
  if (q.empty()) return interval;
  return say("verdict.interval_and_q", {{"interval", interval}, {"q", q}});
}

}  // namespace

std::string difference_text(double difference) {
  return signed_text(difference * 100, decimals_of(difference * 100));
}

std::string interval_text(const stats::Interval& interval) {
  if (std::isnan(interval.low) || std::isnan(interval.high)) return {};
  const int decimals = decimals_of(100 * std::max(std::abs(interval.low), std::abs(interval.high)));
  return say("differences.interval", {{"low", signed_text(100 * interval.low, decimals)},
                                      {"high", signed_text(100 * interval.high, decimals)}});
}

std::string correlation_text(double rho) {
  const std::string text = signed_text(rho, 2);
  return text.front() == '+' ? text.substr(1) : text;
}

int decimals_for(double size) {
  if (!(size > 0)) return 2;
  return std::clamp(1 - static_cast<int>(std::floor(std::log10(size))), 2, 6);
}

std::string q_text(double q) {
  if (q < 0.001) return say("verdict.small_q");
  return say("verdict.q", {{"q", fixed(q, q < 0.01 ? 3 : 2)}});
}

std::string range_text(const stats::Interval& interval, int decimals, const std::string& level) {
  return say("verdict.interval", {{"level", level},
                                  {"low", fixed(interval.low, decimals)},
                                  {"high", fixed(interval.high, decimals)}});
}

std::string points_sentence(double difference, const stats::Interval& interval,
                            const std::string& level, const std::string& q) {
  const double sign = difference < 0 ? -1 : 1;
  const double in_points = 100 * sign;
  const stats::Interval turned = {in_points * (sign > 0 ? interval.low : interval.high),
                                  in_points * (sign > 0 ? interval.high : interval.low)};
  const bool known = !std::isnan(turned.low);
  const int decimals =
      decimals_for(known ? (turned.high - turned.low) / 2 : in_points * difference);
  const std::string range =
      known ? range_text(turned, decimals, level) : say("verdict.no_interval");
  return say(difference < 0 ? "verdict.lower" : "verdict.higher",
             {{"points", fixed(in_points * difference, decimals)}, {"certainty", and_q(range, q)}});
}

std::string mark_sign(stats::Mark mark) {
  switch (mark) {
    case stats::Mark::none:
      break;
    case stats::Mark::higher:
      return " ▲";
    case stats::Mark::lower:
      return " ▼";
  }
  return "";
}

}  // namespace imagelift::report
