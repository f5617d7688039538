// Formats of text, by the first thing in them that is not blank.
#include <algorithm>
#include <array>

#include "text/ascii.h"

#include "core/file_signature.h"
#include "text/utf8.h"

namespace imagelift::file_signature {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kBlanks = " \t\r\n\f";

std::string_view without_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kBlanks), text.size()));
}

std::string_view content(std::string_view text) {
  return without_blanks(text::without_utf8_mark(text));
}

// Where a comment has no end here, nothing is left.
std::string_view without_comments(std::string_view text) {
  while (text.starts_with("<!--")) {
    const auto end = text.find("-->", 4);
    text = end == std::string_view::npos ? ""sv : without_blanks(text.substr(end + 3));
  }
  return text;
}

bool begins_like(std::string_view text, std::string_view lower_case) {
  return text::equals_in_any_case(text.substr(0, lower_case.size()), lower_case);
}

}  // namespace

// Programs look for the mark within the first kilobyte.
bool is_pdf(std::string_view bytes) {
  return bytes.find("%PDF-") != std::string_view::npos;
}

// The tags by which browsers know a page (WHATWG MIME Sniffing, 7.1), with their names' end.
bool is_html(std::string_view bytes) {
  constexpr std::array kTags = {"<!doctype html"sv,
                                "<html"sv,
                                "<head"sv,
                                "<script"sv,
                                "<iframe"sv,
                                "<h1"sv,
                                "<div"sv,
                                "<font"sv,
                                "<table"sv,
                                "<a"sv,
                                "<style"sv,
                                "<title"sv,
                                "<b"sv,
                                "<body"sv,
                                "<br"sv,
                                "<p"sv,
                                "<meta"sv,
                                "<center"sv,
                                "<link"sv};
  std::string_view text = without_comments(content(bytes));
  if (text.starts_with("<?xml")) {  // XHTML
    const auto end = text.find("?>");
    text = end == std::string_view::npos ? ""sv : without_blanks(text.substr(end + 2));
    text = without_comments(text);
  }
  return std::ranges::any_of(kTags, [&](std::string_view tag) {
    if (!begins_like(text, tag) || text.size() <= tag.size()) return false;
    return " \t\r\n\f>"sv.find(text[tag.size()]) != std::string_view::npos;
  });
}

// After any prologue, whose declarations may be long. Pages with drawings in them are known before.
bool is_svg(std::string_view bytes) {
  const auto text = content(bytes);
  if (!text.starts_with('<')) return false;
  return std::ranges::any_of(std::array{"<svg "sv, "<svg\n"sv, "<svg\r"sv, "<svg\t"sv, "<svg>"sv,
                                        "<svg:svg"sv, "<!DOCTYPE svg"sv},
                             [&](auto mark) { return text.find(mark) != std::string_view::npos; });
}

bool is_xml(std::string_view bytes) {
  return content(bytes).starts_with("<?xml");
}

bool is_json(std::string_view bytes) {
  const auto text = content(bytes);
  if (text.empty() || (text.front() != '{' && text.front() != '[') || !is_text(bytes)) return false;
  const auto next = without_blanks(text.substr(1));
  return !next.empty() && "\"{[]}-0123456789tfn"sv.find(next.front()) != std::string_view::npos;
}

// No byte that text in ASCII, UTF-8 or an 8-bit code page does not have, and more than a word.
bool is_text(std::string_view bytes) {
  constexpr std::size_t kShortest = 4;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return bytes.size() % 2 == 0;
  const auto letters = std::ranges::count_if(bytes, [](unsigned char c) { return c >= ' '; });
  return bytes.size() >= kShortest && letters * 2 > static_cast<std::ptrdiff_t>(bytes.size()) &&
         std::ranges::all_of(bytes, [](unsigned char c) {
           return c >= ' ' ? c != 0x7F
                           : c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x1B;
         });
}

}  // namespace imagelift::file_signature
