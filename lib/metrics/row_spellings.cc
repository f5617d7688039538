#include "metrics/row_spellings.h"

#include <algorithm>
#include <array>

#include "core/image_extension.h"
#include "core/query_mark.h"
#include "metrics/unicode_form.h"
#include "text/ascii.h"
#include "text/percent.h"

namespace imagelift::metrics {
namespace {

using namespace std::string_view_literals;

constexpr auto kNone = std::string_view::npos;

/// In the languages of the platforms that write them, in any case; the dash may be a long one.
constexpr std::array kCopyWords = {"copy"sv,  "kopie"sv, "copie"sv, "copia"sv,  "cópia"sv,
                                   "Cópia"sv, "CÓPIA"sv, "kopia"sv, "コピー"sv, "のコピー"sv};
constexpr std::array kDashes = {" - "sv, " – "sv, " — "sv};

std::string spaced(std::string text) {
  std::ranges::replace(text, '+', ' ');
  return text;
}

std::string_view without_scheme(std::string_view text) {
  const auto end = text.find("://");
  const bool is_scheme =
      end != kNone && end > 0 && std::ranges::all_of(text.substr(0, end), [](char c) {
        return text::is_letter_or_digit(c) || c == '+' || c == '.' || c == '-';
      });
  return is_scheme ? text.substr(end + 3) : text;
}

/// A name before the query or fragment that it is written with: `a.jpg?w=1`, `a?w=1`, `a.jpg#x`.
std::string_view without_query(std::string_view text) {
  const auto mark = text.find_first_of("?#");
  if (mark == kNone || mark == 0) return text;
  const auto name = text.substr(0, mark);
  const bool is_query = text.find('=', mark) != kNone || image_extension_of(name) != nullptr;
  return is_query ? name : text;
}

class Spellings {
 public:
  void add(std::string path, bool had_query) {
    path = composed(path);
    const auto same = [&](const Spelling& known) { return known.path == path; };
    if (path.empty() || std::ranges::any_of(found_, same)) return;
    found_.push_back({std::move(path), had_query});
  }

  /// A path and what is left of it once escapes are undone.
  void add_decoded(const std::string& path, bool had_query) {
    add(plain_path(path), had_query);
    const bool has_plus = path.find('+') != kNone;
    if (path.find('%') == kNone && !has_plus) return;
    const std::string once = text::percent_decode(path);
    add(plain_path(once), had_query);
    if (has_plus) add(plain_path(without_escapes(path)), had_query);
    const std::string twice = text::percent_decode(once);
    add(plain_path(twice), had_query);
    add(plain_path(without_escapes(once)), had_query);
  }

  void add_without_copy_marks() {
    const std::size_t count = found_.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Spelling spelling = found_[i];
      const auto mark = copy_mark(spelling.path);
      if (mark.empty()) continue;
      const auto begin = static_cast<std::size_t>(mark.data() - spelling.path.data());
      add(spelling.path.substr(0, begin) + spelling.path.substr(begin + mark.size()),
          spelling.had_query);
    }
  }

  std::vector<Spelling> take() { return std::move(found_); }

 private:
  std::vector<Spelling> found_;
};

/// ` - Copy` or ` - Copy 2` at the end of `name`: its length.
std::size_t copy_mark_length(std::string_view name) {
  std::string_view rest = name;
  while (!rest.empty() && text::is_digit(rest.back())) rest.remove_suffix(1);
  const bool numbered = rest.size() < name.size() && rest.ends_with(' ');
  if (numbered) rest.remove_suffix(1);
  if (!numbered) rest = name;
  for (const auto word : kCopyWords) {
    for (const auto dash : kDashes) {
      if (rest.size() >= word.size() &&
          text::equals_in_any_case(rest.substr(rest.size() - word.size()), word) &&
          rest.substr(0, rest.size() - word.size()).ends_with(dash)) {
        return name.size() - (rest.size() - word.size() - dash.size());
      }
    }
  }
  return 0;
}

/// A path from the root of something.
bool is_rooted(std::string_view text) {
  const bool has_drive = text.size() > 2 && text::is_letter(text[0]) && text[1] == ':' &&
                         (text[2] == '\\' || text[2] == '/');
  return has_drive || text.starts_with('/') || text.starts_with('\\') || text.starts_with("./");
}

/// A file in a folder, unlike the name of an ad with strokes in it: `ACME / Story / dog.jpg`.
bool is_in_folder(std::string_view text) {
  return text.find_first_of("/\\") != kNone && image_extension_of(text) != nullptr &&
         text.find(" /") == kNone && text.find("/ ") == kNone;
}

}  // namespace

std::string_view copy_mark(std::string_view name) {
  for (const auto text : {name, without_image_extension(name)}) {
    std::string_view bare = text;
    while (const std::size_t length = copy_mark_length(bare)) bare.remove_suffix(length);
    if (bare.empty() || bare.size() == text.size()) continue;
    return text.substr(bare.size());
  }
  return {};
}

std::string without_escapes(std::string_view text) {
  return text::percent_decode(spaced(std::string(text)));
}

std::string plain_path(std::string_view written) {
  std::string path(written);
  std::ranges::replace(path, '\\', '/');
  std::string_view rest = without_scheme(path);
  if (rest.size() > 2 && text::is_letter(rest[0]) && rest.substr(1, 2) == ":/")
    rest.remove_prefix(2);
  std::vector<std::string_view> parts;
  while (!rest.empty()) {
    const auto part = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    if (part == ".." && !parts.empty()) parts.pop_back();
    if (!part.empty() && part != "." && part != "..") parts.push_back(part);
  }
  std::string plain;
  for (const auto part : parts) plain += (plain.empty() ? "" : "/") + std::string(part);
  return plain;
}

SearchedPart searched_part(std::string_view written, const AddressPath& path_of_address) {
  const auto text = trimmed_white_space(written);
  std::string path(without_query(text));
  bool is_file = true;
  if (const auto address = path_of_address ? path_of_address(text) : std::nullopt) {
    path = without_query_mark(*address);
  } else if (without_scheme(text).size() < text.size()) {
    path = text.substr(0, text.find_first_of("?#"));
  } else if (!is_rooted(path)) {
    is_file = false;
    if (image_extension_of(path) == nullptr) return {std::string(text), false};
    if (!is_in_folder(path)) return {path, false};
  }
  path = plain_path(path);
  return {path.substr(path.rfind('/') + 1), is_file};
}

std::vector<Spelling> row_spellings(std::string_view written, const AddressPath& path_of_address) {
  Spellings spellings;
  spellings.add(std::string(written), false);
  const std::string text(trimmed_white_space(written));
  spellings.add(text, false);
  if (const auto address = path_of_address ? path_of_address(text) : std::nullopt) {
    const std::string bare = without_query_mark(*address);
    spellings.add(*address, false);
    spellings.add_decoded(*address, false);
    if (bare != *address) spellings.add(bare, true);
    if (bare != *address) spellings.add_decoded(bare, true);
  } else {
    spellings.add_decoded(text, false);
    const std::string bare(without_query(text));
    if (bare != text) spellings.add_decoded(bare, true);
  }
  spellings.add_without_copy_marks();
  return spellings.take();
}

}  // namespace imagelift::metrics
