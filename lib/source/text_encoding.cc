#include "source/text_encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

#include "text/ascii.h"
#include "text/utf8.h"

namespace imagelift::source {
namespace {

using namespace std::string_view_literals;

/// What iconv is told: one spelling for the names of what Windows writes in Japan.
std::string iconv_name(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c == '-' || c == '_') continue;
    plain += text::to_lower(c);
  }
  return plain == "shiftjis" || plain == "sjis" ? "CP932" : std::string(name);
}

class Converter {
 public:
  Converter(const char* to, std::string_view from)
      : handle_(::iconv_open(to, iconv_name(from).c_str())) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (is_open()) ::iconv_close(handle_);
  }

  // POSIX: (iconv_t)-1 where there is no such conversion.
  bool is_open() const { return reinterpret_cast<std::intptr_t>(handle_) != -1; }

  std::optional<std::string> convert(std::string_view bytes) const {
    if (!is_open()) return std::nullopt;
    std::string out;
    std::array<char, 1024> block;
    char* from = const_cast<char*>(bytes.data());  // POSIX has it so; iconv only reads
    std::size_t left = bytes.size();
    for (bool flushed = false; !flushed;) {
      flushed = left == 0;
      char* to = block.data();
      std::size_t room = block.size();
      const auto result = flushed ? ::iconv(handle_, nullptr, nullptr, &to, &room)
                                  : ::iconv(handle_, &from, &left, &to, &room);
      out.append(block.data(), to);
      if (result == static_cast<std::size_t>(-1) && errno != E2BIG) return std::nullopt;
    }
    return out;
  }

 private:
  iconv_t handle_;
};

/// `UTF-16LE` or `UTF-16BE` where the text begins like one; at most its first 64 characters are
/// looked at. Lists are mostly ASCII, so that every other byte is zero.
std::string_view utf16_of(std::string_view text) {
  if (text.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
  if (text.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
  std::array<std::size_t, 2> zeros = {0, 0};
  const std::size_t looked = std::min<std::size_t>(text.size(), 128) / 2 * 2;
  for (std::size_t i = 0; i < looked; ++i) zeros[i % 2] += text[i] == '\0' ? 1 : 0;
  if (looked < 8) return {};
  if (zeros[0] == 0 && zeros[1] * 4 > looked) return "UTF-16LE";
  if (zeros[1] == 0 && zeros[0] * 4 > looked) return "UTF-16BE";
  return {};
}

}  // namespace

bool is_encoding(std::string_view name) {
  const bool plain = !name.empty() && std::ranges::all_of(name, [](char c) {
    return text::is_letter_or_digit(c) || "._:-"sv.find(c) != std::string_view::npos;
  });
  return plain && Converter("UTF-8", name).is_open();
}

std::optional<std::string> to_utf8(std::string_view bytes, std::string_view encoding) {
  return Converter("UTF-8", encoding).convert(bytes);
}

std::optional<std::u32string> to_code_points(std::string_view bytes, std::string_view encoding) {
  const auto converted = Converter("UCS-4LE", encoding).convert(bytes);
  if (!converted) return std::nullopt;
  std::u32string points(converted->size() / sizeof(char32_t), U'\0');
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t byte = 0; byte < sizeof(char32_t); ++byte) {
      const auto value = static_cast<unsigned char>((*converted)[i * sizeof(char32_t) + byte]);
      points[i] |= static_cast<char32_t>(value) << (8 * byte);
    }
  }
  return points;
}

std::string utf8_of_file(std::string_view bytes) {
  bytes = text::without_utf8_mark(bytes);
  if (const auto encoding = utf16_of(bytes); !encoding.empty()) {
    const bool marked = bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv);
    if (auto text = to_utf8(bytes.substr(marked ? 2 : 0), encoding)) return std::move(*text);
  }
  return std::string(bytes);
}

}  // namespace imagelift::source
