#include "metrics/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "text/utf8.h"

namespace imagelift::metrics {
namespace {

using namespace std::string_view_literals;

enum class ByteOrder { little, big };

/// What 0x80 to 0x9F are in Windows-1252; where it has none, what browsers take: the byte's number.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

char32_t unit_at(std::string_view bytes, std::size_t at, ByteOrder order) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return order == ByteOrder::little ? first | second << 8 : first << 8 | second;
}

constexpr bool is_lead(char32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}

constexpr bool is_trail(char32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

std::string utf8_of_utf16(std::string_view bytes, ByteOrder order) {
  std::string out;
  out.reserve(bytes.size() / 2 + bytes.size() / 8);
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t point = unit_at(bytes, at, order);
    if (is_lead(point) && at + 3 < bytes.size() && is_trail(unit_at(bytes, at + 2, order))) {
      at += 2;
      point = 0x10000 + ((point - 0xD800) << 10) + (unit_at(bytes, at, order) - 0xDC00);
    }
    if (is_lead(point) || is_trail(point)) {
      out += text::kReplacement;
    } else {
      text::append_utf8(out, point);
    }
  }
  return out;
}

std::string utf8_of_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool moved = byte >= 0x80 && byte < 0xA0;
    text::append_utf8(out, moved ? kWindows1252[byte - 0x80] : byte);
  }
  return out;
}

/// Text in which a sequence of bytes is well-formed UTF-8 by chance is rarer than this: so many
/// such sequences for each that is broken are no chance.
constexpr std::size_t kWellFormedPerBroken = 4;

std::size_t lines_in(std::string_view text) {
  std::size_t lines = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_crlf = text[i] == '\n' && i > 0 && text[i - 1] == '\r';
    lines += (text[i] == '\r' || text[i] == '\n') && !is_crlf ? 1 : 0;
  }
  return lines;
}

/// UTF-8 with a few broken characters, as where a name was cut or pasted; empty text where the
/// bytes are more likely something else.
DecodedText mended_utf8(std::string_view bytes) {
  DecodedText mended;
  mended.text.reserve(bytes.size());
  std::size_t well_formed = 0;
  bool was_broken = false;
  while (!bytes.empty()) {
    const std::size_t length = text::utf8_sequence(bytes);
    const bool is_broken = length == 0;
    if (is_broken && !was_broken) {
      if (mended.broken++ == 0) mended.broken_line = lines_in(mended.text) + 1;
      mended.text += text::kReplacement;
    }
    well_formed += length > 1 ? 1 : 0;
    mended.text += bytes.substr(0, length);
    bytes.remove_prefix(std::max<std::size_t>(length, 1));
    was_broken = is_broken;
  }
  if (well_formed < kWellFormedPerBroken * mended.broken) return {};
  return mended;
}

/// Whether every second byte, beginning with this one, is often zero, and the others hardly are:
/// digits, separators and line ends are ASCII whatever the language, and few letters end in 00.
bool has_zeros_at(std::string_view bytes, std::size_t first) {
  std::array<std::size_t, 2> zeros = {0, 0};
  const std::size_t looked = std::min<std::size_t>(bytes.size(), 4096) / 2 * 2;
  for (std::size_t i = 0; i < looked; ++i) zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
  return looked >= 4 && zeros[1 - first] * 8 <= zeros[first] && zeros[first] * 10 >= looked;
}

}  // namespace

DecodedText decoded(std::string bytes) {
  const std::string_view all = bytes;
  if (all.starts_with("\xFF\xFE"sv)) {
    return {utf8_of_utf16(all.substr(2), ByteOrder::little), "UTF-16 with BOM"};
  }
  if (all.starts_with("\xFE\xFF"sv)) {
    return {utf8_of_utf16(all.substr(2), ByteOrder::big), "UTF-16BE with BOM"};
  }
  if (has_zeros_at(all, 1)) {
    return {utf8_of_utf16(all, ByteOrder::little), "UTF-16LE without BOM"};
  }
  if (has_zeros_at(all, 0)) return {utf8_of_utf16(all, ByteOrder::big), "UTF-16BE without BOM"};
  const std::string_view unmarked = text::without_utf8_mark(all);
  const char* encoding = unmarked.size() == all.size() ? "UTF-8" : "UTF-8 with BOM";
  if (!text::is_utf8(all)) {
    DecodedText mended = mended_utf8(unmarked);
    mended.encoding = encoding;
    return mended.broken > 0 ? mended : DecodedText{utf8_of_windows_1252(all), "windows-1252"};
  }
  bytes.erase(0, all.size() - unmarked.size());
  return {std::move(bytes), encoding};
}

DecodedText decoded_as_japanese(std::string_view bytes) {
  iconv_t handle = ::iconv_open("UTF-8", "CP932");
  if (reinterpret_cast<std::intptr_t>(handle) == -1) return {};  // POSIX: no such conversion
  std::string out(bytes.size() * 3 + 16, '\0');
  char* from = const_cast<char*>(bytes.data());  // POSIX has it so; iconv only reads
  char* to = out.data();
  std::size_t left = bytes.size();
  std::size_t room = out.size();
  const bool done = ::iconv(handle, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
  ::iconv_close(handle);
  if (!done || left != 0) return {};
  out.resize(out.size() - room);
  return {std::move(out), "Shift-JIS"};
}

}  // namespace imagelift::metrics
