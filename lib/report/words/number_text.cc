#include "report/words/number_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace imagelift::report {
namespace {

constexpr std::string_view kSpace = "\xC2\xA0";  // no-break
constexpr std::string_view kNone = "\xE2\x80\x93";

std::string spaced(std::string number, std::string_view unit) {
  return number.append(kSpace).append(unit);
}

/// Commas between the thousands of a number's whole part.
std::string grouped(std::string number) {
  const int end = static_cast<int>(std::min(number.find('.'), number.size()));
  const int begin = number.starts_with('-') ? 1 : 0;
  for (int at = end - 3; at > begin; at -= 3) number.insert(static_cast<std::size_t>(at), ",");
  return number;
}

}  // namespace

std::string fixed(double value, int decimals) {
  char buffer[400];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals);
  std::string text(buffer, end.ptr);
  const bool is_zero = text.find_first_not_of("-0.") == std::string::npos;
  if (is_zero && text.front() == '-') text.erase(0, 1);
  return text;
}

int decimals_of(double percent) {
  const double size = std::abs(percent);
  if (size >= 99.95) return 0;
  if (size >= 9.995) return 1;
  return size >= 0.1 || size == 0 ? 2 : 3;
}

std::string count_text(double n) {
  return grouped(fixed(n, 0));
}

std::string amount_text(double value, const std::string& unit) {
  if (!std::isfinite(value)) return std::string(kNone);
  const double size = std::abs(value);
  int decimals = size == std::floor(size) ? 0 : 2;
  const bool hundredths = std::round(value * 100) / 100 == value;
  for (double least = 0.1; !hundredths && decimals >= 2 && decimals < 6 && size < least;
       least /= 10) {
    ++decimals;
  }
  const std::string number = grouped(fixed(value, decimals));
  return unit.empty() ? number : spaced(number, unit);
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
  out.append(" (").append(spaced(count_text(image.counts->events), "/"));
  return out.append(kSpace).append(count_text(image.counts->trials)).append(")");
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

std::string moment_text(const std::string& iso) {
  if (iso.size() < 16 || iso[10] != 'T') return iso;
  return spaced(iso.substr(0, 10) + " " + iso.substr(11, 5), "UTC");
}

}  // namespace imagelift::report
