#include "report/number_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace imagelift::report {
namespace {

constexpr std::string_view kSpace = "\xC2\xA0";  // no-break
constexpr std::string_view kMinus = "\xE2\x88\x92";
constexpr std::string_view kNone = "\xE2\x80\x93";

int decimals_of(double percent) {
  const double size = std::abs(percent);
  if (size >= 99.95) return 0;
  if (size >= 9.995) return 1;
  return size >= 0.1 || size == 0 ? 2 : 3;
}

std::string spaced(std::string number, std::string_view unit) {
  return number.append(kSpace).append(unit);
}

/// With its sign and the typographic minus; NaN -> "–"
std::string signed_text(double value, int decimals) {
  if (std::isnan(value)) return std::string(kNone);
  std::string size = fixed(std::abs(value), decimals);
  if (size.find_first_not_of("0.") == std::string::npos) return size;
  return std::string(value < 0 ? kMinus : "+").append(size);
}

}  // namespace

std::string fixed(double value, int decimals) {
  char buffer[400];
  const int length = std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
  return std::string(buffer, static_cast<std::size_t>(length));
}

std::string count_text(double n) {
  std::string digits = fixed(n, 0);
  for (int at = static_cast<int>(digits.size()) - 3; at > (n < 0 ? 1 : 0); at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return digits;
}

std::string count_of(std::size_t n, std::string_view noun) {
  return spaced(count_text(static_cast<double>(n)), noun) + (n == 1 ? "" : "s");
}

std::string ctr_text(double ctr) {
  if (std::isnan(ctr)) return std::string(kNone);
  const double percent = ctr * 100;
  return spaced(fixed(percent, decimals_of(percent)), "%");
}

std::string tick_text(double ctr, double step) {
  int decimals = 0;
  for (double size = step * 100; decimals < 4 && std::abs(size - std::round(size)) > 1e-6;) {
    size *= 10;
    ++decimals;
  }
  return spaced(fixed(ctr * 100, decimals), "%");
}

std::string ctr_text(const ReportImage& image) {
  if (!image.ctr) return std::string(kNone);
  std::string out = ctr_text(*image.ctr);
  if (!image.counts) return out;
  out.append(" (").append(spaced(count_text(image.counts->clicks), "/"));
  return out.append(kSpace).append(count_text(image.counts->impressions)).append(")");
}

std::string difference_text(double difference) {
  return signed_text(difference * 100, decimals_of(difference * 100));
}

std::string interval_text(const stats::Interval& interval) {
  if (std::isnan(interval.low) || std::isnan(interval.high)) return {};
  const int decimals = decimals_of(100 * std::max(std::abs(interval.low), std::abs(interval.high)));
  return spaced(signed_text(100 * interval.low, decimals) + " to",
                signed_text(100 * interval.high, decimals));
}

std::string probability_text(double p) {
  if (std::isnan(p)) return std::string(kNone);
  if (p < 0.001) return spaced("<", "0.001");
  return fixed(p, p < 0.0995 ? 3 : 2);
}

std::string measure_text(double value) {
  if (std::abs(value) >= 9999.5) return count_text(value);
  char buffer[32];
  const int length = std::snprintf(buffer, sizeof buffer, "%.4g", value);
  return std::string(buffer, static_cast<std::size_t>(length));
}

std::string correlation_text(double rho) {
  const std::string text = signed_text(rho, 2);
  return text.front() == '+' ? text.substr(1) : text;
}

std::string moment_text(const std::string& iso) {
  if (iso.size() < 16 || iso[10] != 'T') return iso;
  return spaced(iso.substr(0, 10) + " " + iso.substr(11, 5), "UTC");
}

}  // namespace imagelift::report
