#include "stats/wording.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace imagelift::stats {

std::string fixed(double number, int decimals) {
  char text[400];
  const auto end =
      std::to_chars(text, text + sizeof text, number, std::chars_format::fixed, decimals);
  std::string result(text, end.ptr);
  const bool is_zero = result.find_first_not_of("-0.") == std::string::npos;
  if (is_zero && result.front() == '-') result.erase(0, 1);
  return result;
}

int decimals_for(double size) {
  if (!(size > 0)) return 2;
  return std::clamp(1 - static_cast<int>(std::floor(std::log10(size))), 2, 6);
}

std::string q_value(double q) {
  if (q < 0.001) return "q < 0.001";
  return "q " + fixed(q, q < 0.01 ? 3 : 2);
}

std::string points(double difference, const Interval& interval, const std::string& level) {
  const double sign = difference < 0 ? -1 : 1;
  const double in_points = 100 * sign;
  const double low = in_points * (sign > 0 ? interval.low : interval.high);
  const double high = in_points * (sign > 0 ? interval.high : interval.low);
  const bool known = !std::isnan(low);
  const int decimals = decimals_for(known ? (high - low) / 2 : in_points * difference);
  const std::string direction = difference < 0 ? "lower by " : "higher by ";
  const std::string range =
      known ? level + " " + fixed(low, decimals) + " to " + fixed(high, decimals) : "no interval";
  return direction + fixed(in_points * difference, decimals) + " points (" + range;
}

std::string counted(std::size_t n, const std::string& noun) {
  return std::to_string(n) + " " + noun + (n == 1 ? "" : "s");
}

}  // namespace imagelift::stats
