#include "store/files/sentences_json.h"

#include <nlohmann/json.hpp>

#include "core/shown_text.h"
#include "text/utf8.h"

namespace imagelift::store {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostSentences = 200;
constexpr std::size_t kLongestSentence = 4000;

}  // namespace

std::string sentences_json(const std::vector<std::string>& sentences) {
  if (sentences.empty()) return "";
  Json list = Json::array();
  for (const std::string& sentence : sentences) {
    if (list.size() == kMostSentences) break;
    list.push_back(text::cut_utf8(shown_text(sentence), kLongestSentence));
  }
  return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<std::string> sentences_from_json(std::string_view json) {
  std::vector<std::string> sentences;
  const Json list = Json::parse(json, nullptr, false);
  if (!list.is_array()) return sentences;
  for (const Json& sentence : list) {
    if (sentence.is_string()) sentences.push_back(sentence.get<std::string>());
  }
  return sentences;
}

}  // namespace imagelift::store
