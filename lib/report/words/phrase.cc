#include "report/words/phrase.h"

#include <string_view>

#include "report/words/number_text.h"
#include "report/words/shown_name.h"
#include "report/words/words.h"

namespace imagelift::report {
namespace {

std::string with_article(const std::string& noun) {
  if (noun == "skis" || noun == "scissors") return noun;
  const bool vowel = !noun.empty() && std::string_view("aeiou").find(noun[0]) != std::string::npos;
  return (vowel ? "an " : "a ") + noun;
}

}  // namespace

std::string phrase(const stats::FeatureResult& feature) {
  const std::string name = noun_of(feature.id);
  const double least = feature.threshold;
  return fill(facts(feature.id.kind).phrase,
              {{"name", name},
               {"a name", with_article(name)},
               {"least", fixed(least, least == static_cast<int>(least) ? 0 : 1)}});
}

}  // namespace imagelift::report
