#include "worker/run/parameters.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "core/error.h"

namespace imagelift::worker {
namespace {

constexpr int kLongestName = 100;  // code points

bool is_letter_or_number(UChar32 c) {
  return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

bool is_joining(UChar32 c) {
  return c == ' ' || c == '.' || c == '_' || c == '-';
}

/// ASCII as it is, everything else as '?': the value may hold control characters.
std::string printable(std::string_view value) {
  std::string text;
  for (const char c : value.substr(0, kLongestName)) text += c >= ' ' && c <= '~' ? c : '?';
  return text;
}

void check_name(std::string_view option, std::string_view value) {
  if (value.empty()) {
    throw usage_error(std::string(option) +
                      " is missing: give it as an option or in the "
                      "environment");
  }
  if (is_allowed_name(value)) return;
  throw usage_error(std::string(option) + " '" + printable(value) +
                    "' is not allowed: it begins with a letter or digit and has up to 100 letters, "
                    "digits, spaces, '.', '_' or '-'");
}

}  // namespace

bool is_allowed_name(std::string_view utf8) {
  const auto length = static_cast<std::int32_t>(utf8.size());
  if (utf8.empty() || utf8.size() > 4U * kLongestName) return false;
  int characters = 0;
  for (std::int32_t at = 0; at < length; ++characters) {
    UChar32 c = 0;
    U8_NEXT(utf8.data(), at, length, c);  // negative on bytes that are not UTF-8
    if (c < 0) return false;
    if (!is_letter_or_number(c) && (characters == 0 || !is_joining(c))) return false;
  }
  return characters <= kLongestName;
}

void check(const Parameters& parameters) {
  check_name("--business (BUSINESS)", parameters.business);
  check_name("--image-source (IMAGE_SOURCE)", parameters.image_source);
}

}  // namespace imagelift::worker
