#include "store/files/not_taken_json.h"

#include <nlohmann/json.hpp>

namespace imagelift::store {
namespace {

using Json = nlohmann::ordered_json;

template <class Counts, class Field>
void each_count(Counts& not_taken, const Field& field) {
  field("excluded", not_taken.excluded);
  field("hidden", not_taken.hidden);
  field("own_output", not_taken.own_output);
  field("folder_links", not_taken.folder_links);
  field("repeated", not_taken.repeated);
  field("replaced", not_taken.replaced);
  field("links_elsewhere", not_taken.links_elsewhere);
  field("links_above", not_taken.links_above);
}

std::size_t count_in(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_number_unsigned() ? found->get<std::size_t>() : 0;
}

}  // namespace

std::string not_taken_json(const NotTaken& not_taken) {
  Json json;
  json["sentences"] = sentences_of(not_taken);
  Json& endings = json["other_endings"] = Json::object();
  std::size_t unnamed = not_taken.with_other_endings();
  for (const auto& [ending, count] : not_taken.named_endings()) {
    endings[ending] = count;
    unnamed -= count;
  }
  json["further_endings"] = unnamed;
  json["without_ending"] = not_taken.without_ending();
  each_count(not_taken, [&](const char* name, std::size_t count) { json[name] = count; });
  return json.dump();
}

NotTaken not_taken_from_json(std::string_view text) {
  NotTaken not_taken;
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return not_taken;
  const auto endings = json.find("other_endings");
  if (endings != json.end() && endings->is_object()) {
    for (const auto& [ending, count] : endings->items()) {
      if (count.is_number_unsigned()) not_taken.endings[ending] = count.get<std::size_t>();
    }
  }
  not_taken.further_endings = count_in(json, "further_endings");
  const std::size_t without = count_in(json, "without_ending");
  if (without > 0) not_taken.endings[""] = without;
  each_count(not_taken,
             [&](const char* name, std::size_t& count) { count = count_in(json, name); });
  return not_taken;
}

}  // namespace imagelift::store
