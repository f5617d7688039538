#include "report/words/phrase.h"

#include <algorithm>
#include <string_view>

#include "report/words/number_text.h"
#include "report/words/words.h"

namespace imagelift::report {
namespace {

std::string with_article(const std::string& noun) {
  if (noun == "skis" || noun == "scissors") return noun;
  const bool vowel = !noun.empty() && std::string_view("aeiou").find(noun[0]) != std::string::npos;
  return (vowel ? "an " : "a ") + noun;
}

}  // namespace

std::string spoken(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string phrase(const stats::FeatureResult& feature) {
  const std::string name = spoken(feature.id.name);
  const double least = feature.threshold;
  return fill(facts(feature.id.kind).phrase,
              {{"name", name},
               {"a name", with_article(name)},
               {"least", fixed(least, least == static_cast<int>(least) ? 0 : 1)}});
}

}  // namespace imagelift::report
