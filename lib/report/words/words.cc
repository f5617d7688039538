#include "report/words/words.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <nlohmann/json.hpp>

#include "report/documents/embedded.h"
#include "report/words/number_text.h"

namespace imagelift::report {
namespace {

using Json = nlohmann::json;

/// A sentence in one form, or in one for a single thing and one for any other number.
struct Sentence {
  std::string other;
  std::string one;  ///< empty where there is one form
};

using Sentences = std::map<std::string, Sentence, std::less<>>;

void add(Sentences& sentences, const std::string& key, const Json& node) {
  if (node.is_string()) {
    sentences[key] = {node.get<std::string>(), ""};
  } else if (node.contains("one") && node.contains("other")) {
    sentences[key] = {node.at("other").get<std::string>(), node.at("one").get<std::string>()};
  } else {
    for (const auto& [name, child] : node.items()) {
      add(sentences, key.empty() ? name : key + "." + name, child);
    }
  }
}

const Sentences& sentences() {
  static const Sentences read = [] {
    Sentences all;
    add(all, "", Json::parse(embedded_words()));
    return all;
  }();
  return read;
}

const Sentence& sentence(std::string_view key) {
  static const Sentence none;
  const auto found = sentences().find(key);
  assert(found != sentences().end());
  return found == sentences().end() ? none : found->second;
}

/// Calls `text` with what stands between the names, and `name` with each of them.
template <typename Text, typename Name>
void walk(std::string_view pattern, const Text& text, const Name& name) {
  for (;;) {
    const std::size_t open = pattern.find('{');
    text(pattern.substr(0, open));
    if (open == std::string_view::npos) return;
    const std::size_t close = pattern.find('}', open);
    assert(close != std::string_view::npos);
    name(pattern.substr(open + 1, close - open - 1));
    pattern.remove_prefix(std::min(close, pattern.size() - 1) + 1);
  }
}

std::vector<std::string> keys(bool with_two_forms) {
  std::vector<std::string> found;
  for (const auto& [key, sentence] : sentences()) {
    if (sentence.one.empty() != with_two_forms) found.push_back(key);
  }
  return found;
}

}  // namespace

std::string fill(std::string_view pattern, const Values& values) {
  std::string out;
  walk(
      pattern, [&](std::string_view text) { out += text; },
      [&](std::string_view name) {
        const auto value = std::find_if(values.begin(), values.end(),
                                        [&](const auto& each) { return each.first == name; });
        assert(value != values.end());
        if (value != values.end()) out += value->second;
      });
  return out;
}

std::string say(std::string_view key, const Values& values) {
  assert(sentence(key).one.empty());
  return fill(sentence(key).other, values);
}

std::string say_count(std::string_view key, std::size_t n, const Values& values) {
  assert(!sentence(key).one.empty());
  Values all = values;
  all.emplace_back("n", count_text(static_cast<double>(n)));
  return fill(n == 1 ? sentence(key).one : sentence(key).other, all);
}

std::vector<std::string> keys_of_sentences() {
  return keys(false);
}

std::vector<std::string> keys_of_counts() {
  return keys(true);
}

std::vector<std::string> names_in(std::string_view key) {
  std::vector<std::string> names;
  for (const std::string* form : {&sentence(key).one, &sentence(key).other}) {
    walk(
        *form, [](std::string_view) {}, [&](std::string_view name) { names.emplace_back(name); });
  }
  return names;
}

}  // namespace imagelift::report
