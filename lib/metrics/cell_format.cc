#include "metrics/cell_format.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "text/ascii.h"

namespace imagelift::metrics {
namespace {

constexpr double kDayAfterLast = 2'958'466;  // 10000-01-01
constexpr int kSecondsOfDay = 86'400;

/// A format's code without what is quoted, escaped or in brackets, and without all but its first
/// section: the letters that are left say what it shows.
std::string bare_code(std::string_view code) {
  std::string bare;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    if (code[i] == '\\' || code[i] == '_' || code[i] == '*') {
      ++i;
    } else if (code[i] == '"' || code[i] == '[') {
      const std::size_t end = code.find(code[i] == '"' ? '"' : ']', i + 1);
      if (end == std::string_view::npos) break;
      const std::string_view inside = code.substr(i + 1, end - i - 1);
      // `[h]` are hours above 24; other brackets hold colours, conditions and languages.
      if (code[i] == '[' && inside.find_first_not_of("hHmMsS") == std::string_view::npos) {
        bare += text::to_lower(inside);
      }
      i = end;
    } else {
      bare += text::to_lower(code[i]);
    }
  }
  return bare;
}

/// `1.202` and 5 as `120200`: zeros stand for the digits that are not kept.
std::string with_zeros(std::string mantissa, std::size_t exponent) {
  const std::size_t point = mantissa.find('.');
  const std::size_t decimals = point == std::string::npos ? 0 : mantissa.size() - point - 1;
  if (point != std::string::npos) mantissa.erase(point, 1);
  return mantissa + std::string(exponent - std::min(exponent, decimals), '0');
}

std::string time_text(int seconds) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
                seconds % 60);
  return text.data();
}

}  // namespace

CellFormat built_in_format(int id) {
  if (id == 9 || id == 10) return CellFormat::percent;
  if ((id >= 14 && id <= 17) || id == 22) return CellFormat::date;
  if ((id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58)) return CellFormat::date;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) {
    return CellFormat::time;
  }
  return CellFormat::number;
}

CellFormat custom_format(std::string_view code) {
  const std::string bare = bare_code(code);
  if (bare == "general" || bare.starts_with("general")) return CellFormat::number;
  if (bare.find('%') != std::string::npos) return CellFormat::percent;
  if (bare.find_first_of("0#?") != std::string::npos &&
      bare.find_first_of("yd") == std::string::npos) {
    return CellFormat::number;
  }
  if (bare.find_first_of("yd") != std::string::npos) return CellFormat::date;
  // A month alone is `mmm`; minutes stand beside hours or seconds.
  if (bare.find_first_of("hs") != std::string::npos) return CellFormat::time;
  return bare.find('m') != std::string::npos ? CellFormat::date : CellFormat::number;
}

std::string serial_date(double serial, bool from_1904) {
  using std::chrono::days;
  using std::chrono::January;
  using std::chrono::sys_days;
  if (!(serial >= 0) || serial >= kDayAfterLast) return "";
  auto whole = static_cast<int>(std::floor(serial));
  auto seconds = static_cast<int>(std::lround((serial - whole) * kSecondsOfDay));
  if (seconds == kSecondsOfDay) {
    ++whole;
    seconds = 0;
  }
  if (!from_1904 && whole < 60) ++whole;  // before the day that there never was
  const sys_days origin = from_1904 ? sys_days(std::chrono::year(1904) / January / 1)
                                    : sys_days(std::chrono::year(1899) / 12 / 30);
  const std::chrono::year_month_day day(origin + days(whole));
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return seconds == 0 ? text.data() : text.data() + (" " + time_text(seconds));
}

std::string plain_number(double value) {
  if (!std::isfinite(value)) return "";
  std::array<char, 400> text{};
  std::snprintf(text.data(), text.size(), "%.15g", value);
  std::string plain = text.data();
  const std::size_t exponent = plain.find('e');
  if (exponent != std::string::npos && std::abs(value) >= 1) {
    plain = with_zeros(plain.substr(0, exponent), std::stoul(plain.substr(exponent + 2)));
  } else if (exponent != std::string::npos) {
    std::snprintf(text.data(), text.size(), "%.20f", value);
    plain = text.data();
  }
  const std::size_t point = plain.find('.');
  if (point != std::string::npos && plain.size() - point == 4) plain += '0';
  return plain;
}

std::string cell_text(double value, CellFormat format, bool from_1904) {
  switch (format) {
    case CellFormat::percent:
      return plain_number(value * 100) + "%";
    case CellFormat::date: {
      std::string date = serial_date(value, from_1904);
      return date.empty() ? plain_number(value) : date;
    }
    case CellFormat::time:
      if (value >= 0 && value < 1) {
        return time_text(static_cast<int>(std::lround(value * kSecondsOfDay)) % kSecondsOfDay);
      }
      return plain_number(value);
    case CellFormat::number:
      break;
  }
  return plain_number(value);
}

}  // namespace imagelift::metrics
