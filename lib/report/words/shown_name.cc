#include "report/words/shown_name.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <utility>

#include "report/words/words.h"

extern "C" const char imagelift_colour_words_begin[];
extern "C" const char imagelift_colour_words_end[];

namespace imagelift::report {
namespace {

constexpr std::string_view kAny = "any ";

using Pairs = std::map<std::string, std::string, std::less<>>;

Pairs parse_words(std::string_view csv) {
  Pairs words;
  while (!csv.empty()) {
    const std::size_t end = std::min(csv.find('\n'), csv.size());
    const std::string_view line = csv.substr(0, end);
    const std::size_t comma = line.find(',');
    words.emplace(line.substr(0, comma), line.substr(comma + 1));
    csv.remove_prefix(std::min(end + 1, csv.size()));
  }
  return words;
}

/// The CSS names that are unclear by themselves; others are words.
const Pairs& colour_words() {
  static const Pairs words =
      parse_words({imagelift_colour_words_begin, imagelift_colour_words_end});
  return words;
}

/// Nouns of the vocabularies whose plural no rule gives; the last word of a name.
constexpr auto kPlurals = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"broccoli", "broccoli"},
    {"clothing", "clothing"},
    {"fish", "fish"},
    {"food", "food"},
    {"footwear", "footwear"},
    {"furniture", "furniture"},
    {"gear", "gear"},
    {"kitchenware", "kitchenware"},
    {"knife", "knives"},
    {"mouse", "mice"},
    {"people", "people"},
    {"scissors", "scissors"},
    {"sheep", "sheep"},
    {"skis", "skis"},
    {"swimwear", "swimwear"},
    {"tableware", "tableware"},
    {"wolf", "wolves"},
});

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return word.ends_with(end); });
}

std::string plural_of_word(std::string_view word) {
  for (const auto& [one, many] : kPlurals) {
    if (word == one) return std::string(many);
  }
  const bool vowel_before_y = ends_with_any(word, {"ay", "ey", "oy", "uy"});
  if (word.ends_with('y') && !vowel_before_y) {
    return std::string(word.substr(0, word.size() - 1)) + "ies";
  }
  return std::string(word) + (ends_with_any(word, {"s", "x", "ch", "sh"}) ? "es" : "s");
}

/// Parts of keys that stand in images' names.
constexpr auto kFactorWords = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"temp", "template"},
    {"tmpl", "template"},
});

}  // namespace

std::string with_blanks(std::string_view name) {
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string plural(std::string_view noun) {
  constexpr std::string_view kOr = " or ";
  if (const std::size_t at = noun.find(kOr); at != std::string_view::npos) {
    return plural(noun.substr(0, at)) + std::string(kOr) + plural(noun.substr(at + kOr.size()));
  }
  const std::size_t last = noun.rfind(' ') + 1;  // npos + 1 is 0
  return std::string(noun.substr(0, last)) + plural_of_word(noun.substr(last));
}

std::string noun_of(const FeatureId& id) {
  std::string words = with_blanks(id.name);
  switch (id.kind) {
    case FeatureKind::colour: {
      const auto known = colour_words().find(id.name);
      return known == colour_words().end() ? words : known->second;
    }
    case FeatureKind::count:
      return plural(words);
    case FeatureKind::group:
      return words.starts_with(kAny) ? plural(std::string_view(words).substr(kAny.size())) : words;
    case FeatureKind::label:
    case FeatureKind::object:
    case FeatureKind::face:
    case FeatureKind::aesthetic:
    case FeatureKind::quality:
    case FeatureKind::other:
      break;
  }
  return words;
}

std::string shown_name(const FeatureId& id) {
  const std::string noun = noun_of(id);
  return id.kind == FeatureKind::count ? say("names.number_of", {{"things", noun}}) : noun;
}

std::vector<std::string> distinct_names(const stats::FeatureTable& table) {
  std::vector<std::string> names;
  std::map<std::string, int> uses;
  for (const stats::FeatureColumn& column : table.columns) {
    names.push_back(shown_name(column.id));
    ++uses[names.back()];
  }
  for (std::size_t f = 0; f < names.size(); ++f) {
    if (uses[names[f]] == 1) continue;
    names[f] = say("names.of_kind", {{"feature", names[f]},
                                     {"kind", std::string(to_string(table.columns[f].id.kind))}});
  }
  return names;
}

std::string shown_factor(std::string_view name) {
  constexpr std::string_view kImage = "img";
  std::string words = with_blanks(name);
  if (words.starts_with(kImage) && words.size() > kImage.size() + 1) {
    words.erase(0, kImage.size() + (words[kImage.size()] == ' ' || words[kImage.size()] == '-'));
  }
  for (const auto& [part, whole] : kFactorWords) {
    if (words == part) return std::string(whole);
  }
  return words;
}

}  // namespace imagelift::report
