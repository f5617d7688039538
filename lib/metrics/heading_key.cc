#include "metrics/heading_key.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/error.h"
#include "metrics/unicode_form.h"
#include "text/ascii.h"

namespace imagelift::metrics {
namespace {

using namespace std::string_view_literals;

constexpr UChar32 kFirstAccent = 0x300, kLastAccent = 0x36F;

/// Signs of currencies that mean one, or the one that exports mostly mean by it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 19> kSigns = {{
    {"%", "%"},     {"$", "USD"},   {"us$", "USD"}, {"€", "EUR"},   {"£", "GBP"},
    {"¥", "JPY"},   {"￥", "JPY"},  {"円", "JPY"},  {"r$", "BRL"},  {"₹", "INR"},
    {"a$", "AUD"},  {"au$", "AUD"}, {"ca$", "CAD"}, {"c$", "CAD"},  {"mx$", "MXN"},
    {"nz$", "NZD"}, {"zł", "PLN"},  {"₩", "KRW"},   {"kr.", "DKK"},
}};

/// ISO 4217, of the countries that the advertising platforms bill in.
constexpr std::string_view kCodes =
    " usd eur gbp jpy chf cad aud nzd brl mxn ars clp cop pen uyu sek nok dkk isk pln czk huf ron "
    "bgn hrk try rub uah inr cny hkd twd sgd krw thb myr idr php vnd zar egp ngn kes ghs mad ils "
    "aed sar qar kwd pkr bdt lkr bob crc gtq hnl nio pyg dop ";

/// Accents go, also those of composed letters; marks of other scripts stay on their letters.
std::string without_accents(const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
  const icu::Normalizer2* compose = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw run_error("ICU has no data for normal forms of names.");
  const icu::UnicodeString apart = decompose->normalize(icu::UnicodeString::fromUTF8(utf8), status);
  icu::UnicodeString bare;
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const UChar32 c = apart.char32At(i);
    if (c < kFirstAccent || c > kLastAccent) bare.append(c);
  }
  const icu::UnicodeString whole = compose->normalize(bare, status);
  icu::UnicodeString letters;
  for (std::int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1)) {
    if (u_isalnum(whole.char32At(i))) letters.append(whole.char32At(i));
  }
  std::string out;
  return letters.toUTF8String(out);
}

/// The bracket that a heading ends with, of any width: where it opens, and what is in it.
struct Bracket {
  std::size_t begin = std::string_view::npos;
  std::string_view inside;
};

Bracket last_bracket(std::string_view heading) {
  constexpr std::array kPairs = {std::pair{"("sv, ")"sv}, std::pair{"["sv, "]"sv},
                                 std::pair{"（"sv, "）"sv}, std::pair{"［"sv, "］"sv}};
  for (const auto& [open, close] : kPairs) {
    if (!heading.ends_with(close)) continue;
    const std::size_t begin = heading.rfind(open);
    if (begin == std::string_view::npos) continue;
    const std::size_t first = begin + open.size();
    return {begin, heading.substr(first, heading.size() - close.size() - first)};
  }
  return {};
}

}  // namespace

std::string heading_key(std::string_view utf8) {
  if (text::is_ascii(utf8)) {
    std::string key;
    for (const char c : utf8) {
      if (text::is_letter_or_digit(c)) key += text::to_lower(c);
    }
    return key;
  }
  return without_accents(folded(utf8));
}

std::string unit_of(std::string_view sign) {
  const std::string lower = folded(trimmed_white_space(sign));
  for (const auto& [known, code] : kSigns) {
    if (lower == known) return std::string(code);
  }
  if (lower.size() != 3 || !std::ranges::all_of(lower, text::is_lower)) return "";
  return kCodes.find(" " + lower + " ") == std::string_view::npos ? "" : text::to_upper(lower);
}

HeadingUnit heading_unit(std::string_view heading) {
  const std::string_view whole = trimmed_white_space(heading);
  const Bracket bracket = last_bracket(whole);
  if (bracket.begin != std::string_view::npos) {
    std::string unit = unit_of(bracket.inside);
    if (!unit.empty()) return {trimmed_white_space(whole.substr(0, bracket.begin)), unit};
  }
  // `Spend EUR`, `Cost, USD`, `CTR %`, `Kosten in €`
  const std::size_t blank = whole.rfind(' ');
  if (blank != std::string_view::npos) {
    std::string unit = unit_of(whole.substr(blank + 1));
    std::string_view rest = text::trimmed(whole.substr(0, blank), " ,:-/");
    if (text::to_lower(rest).ends_with(" in"))
      rest = text::trimmed(rest.substr(0, rest.size() - 3));
    if (!unit.empty() && !rest.empty()) return {rest, unit};
  }
  return {whole, ""};
}

}  // namespace imagelift::metrics
