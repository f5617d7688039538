#include "source/archive_names.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "source/text_encoding.h"
#include "text/utf8.h"

namespace imagelift::source {
namespace {

constexpr std::string_view kJapanese = "CP932";
constexpr std::array<std::string_view, 3> kLatin = {"CP437", "CP850", "CP1252"};

bool is_between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

bool is_small_latin(char32_t c) {
  return is_between(c, U'a', U'z') || (is_between(c, 0xDF, 0xFF) && c != 0xF7) || c == 0x153 ||
         c == 0x161 || c == 0x17E;
}

bool is_capital_latin(char32_t c) {
  return is_between(c, U'A', U'Z') || (is_between(c, 0xC0, 0xDE) && c != 0xD7) || c == 0x152 ||
         c == 0x160 || c == 0x178 || c == 0x17D;
}

/// Signs that people write in names, whatever the language.
bool is_sign(char32_t c) {
  constexpr std::u32string_view kSigns = U"°©®ªº«»¡¿–—‘’“”…€™·";
  return kSigns.find(c) != std::u32string_view::npos;
}

/// Whether a character beyond ASCII may stand where it does in a Latin word.
bool fits_latin(const std::u32string& name, std::size_t at) {
  if (is_small_latin(name[at]) || is_sign(name[at])) return true;
  return is_capital_latin(name[at]) && (at == 0 || !is_small_latin(name[at - 1]));
}

bool is_latin(const std::vector<std::string>& names, std::string_view encoding) {
  return std::ranges::all_of(names, [&](const std::string& raw) {
    const auto name = to_code_points(raw, encoding);
    for (std::size_t i = 0; name && i < name->size(); ++i) {
      if ((*name)[i] >= 0x80 && !fits_latin(*name, i)) return false;
    }
    return name.has_value();
  });
}

/// Kana, and the marks that stand between kana and kanji.
bool is_kana(char32_t c) {
  return is_between(c, 0x3041, 0x30FF) || c == 0x3005;
}

bool is_kanji(char32_t c) {
  return is_between(c, 0x4E00, 0x9FFF);
}

/// Level 1 of JIS X 0208, the 2,965 kanji in everyday use, ends at 0x9872 of Shift-JIS.
bool is_everyday_kanji(std::string_view bytes, std::size_t at) {
  const auto lead = static_cast<unsigned char>(bytes[at]);
  const auto trail = static_cast<unsigned char>(bytes[at + 1]);
  return lead >= 0x88 && (lead < 0x98 || (lead == 0x98 && trail <= 0x72));
}

/// Characters for and against a name being Japanese.
struct Votes {
  std::size_t yes = 0;
  std::size_t no = 0;
};

bool is_ascii_letter(const std::u32string& name, std::size_t at) {
  return at < name.size() && (is_between(name[at], U'a', U'z') || is_between(name[at], U'A', U'Z'));
}

bool is_japanese(const std::u32string& name, std::size_t at) {
  return at < name.size() && (is_kana(name[at]) || is_kanji(name[at]));
}

/// Accented letters of European words stand alone between ASCII letters.
bool stands_alone(const std::u32string& name, std::size_t at) {
  const std::size_t before = at - 1;  // wraps around at the start, and is beyond the end then
  return !is_japanese(name, before) && !is_japanese(name, at + 1) &&
         (is_ascii_letter(name, before) || is_ascii_letter(name, at + 1));
}

void vote(std::string_view raw, const std::u32string& name, Votes& votes) {
  std::size_t byte = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool single = name[i] < 0x80 || is_between(name[i], 0xFF61, 0xFF9F);
    const bool everyday = is_kana(name[i]) || (is_kanji(name[i]) && is_everyday_kanji(raw, byte));
    if (everyday && !stands_alone(name, i)) {
      ++votes.yes;
    } else if (name[i] >= 0x80) {
      ++votes.no;
    }
    byte += single ? 1 : 2;
  }
}

bool is_shift_jis(const std::vector<std::string>& names) {
  Votes votes;
  for (const std::string& raw : names) {
    const auto name = to_code_points(raw, kJapanese);
    if (!name) return false;
    vote(raw, *name, votes);
  }
  return votes.yes > 2 * votes.no;
}

}  // namespace

std::optional<std::string> guessed_encoding(const std::vector<std::string>& names) {
  if (names.empty()) return std::nullopt;
  if (is_shift_jis(names)) return std::string(kJapanese);
  for (const auto encoding : kLatin) {
    if (is_latin(names, encoding)) return std::string(encoding);
  }
  return std::nullopt;
}

DecodedNames decode_names(std::vector<std::string>& names, const std::string& encoding) {
  DecodedNames result;
  std::vector<std::string*> foreign;
  std::vector<std::string> samples;
  for (auto& name : names) {
    if (text::is_utf8(name)) continue;
    foreign.push_back(&name);
    samples.push_back(name);
  }
  if (encoding.empty()) result.guess = guessed_encoding(samples).value_or("");
  const std::string& used = encoding.empty() ? result.guess : encoding;
  for (std::string* name : foreign) {
    auto decoded = used.empty() ? std::nullopt : to_utf8(*name, used);
    if (decoded) {
      *name = std::move(*decoded);
    } else {
      ++result.unknown;
    }
  }
  return result;
}

}  // namespace imagelift::source
