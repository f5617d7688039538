#include "store/imports/family_choices.h"

#include <set>
#include <string_view>

#include "core/error.h"
#include "metrics/csv.h"
#include "metrics/input_file.h"
#include "store/imports/json_document.h"
#include "store/imports/json_events.h"
#include "store/imports/number_field.h"

namespace imagelift::store {
namespace {

constexpr std::uint64_t kLargestFile = 64ull << 20;

void add(FamilyChoices& choices, const std::string& image, const std::string& family) {
  if (image.empty() || family.empty()) throw JsonFault{"an image or a family has no name"};
  const auto [at, is_new] = choices.emplace(image, family);
  if (!is_new && at->second != family) {
    throw JsonFault{"the image `" + image.substr(0, 100) + "` stands in two families"};
  }
}

FamilyChoices choices_in_json(std::string_view text) {
  const nlohmann::json root = parse_json(text);
  const nlohmann::json* families = member_of(root, "families");
  if (families == nullptr || !families->is_array()) throw JsonFault{"it has no list `families`"};
  FamilyChoices choices;
  std::size_t number = 0;
  for (const nlohmann::json& family : *families) {
    if (!family.is_array()) throw JsonFault{"a family is no list of images"};
    const std::string key = std::to_string(++number);
    for (const nlohmann::json& image : family) add(choices, text_of(image), key);
  }
  return choices;
}

/// What a table that the page saves says below its rows.
bool is_note(const std::vector<std::string>& fields) {
  return fields.size() == 1 && (fields[0].empty() || fields[0].starts_with('#'));
}

/// A page that saves a table puts a ' before what a spreadsheet would run.
std::string unprotected(const std::string& name) {
  const bool is_protected = name.size() > 1 && name[0] == '\'' &&
                            std::string_view("=+-@\t\r\n").find(name[1]) != std::string_view::npos;
  return is_protected ? name.substr(1) : name;
}

FamilyChoices choices_in_csv(std::string_view text) {
  if (const auto fault = metrics::check_encoding(text)) throw JsonFault{fault->message};
  metrics::CsvReader reader(text, metrics::detect_separator(text));
  FamilyChoices choices;
  std::vector<std::string> fields;
  while (reader.next(fields)) {
    if (is_note(fields)) continue;
    if (fields.size() != 2) {
      throw JsonFault{"row " + std::to_string(reader.row()) + " is not `image,family`"};
    }
    const bool header = reader.row() == 1 && fields[0] == "image" && fields[1] == "family";
    if (!header) add(choices, unprotected(fields[0]), std::string(trimmed(fields[1])));
  }
  if (reader.fault()) throw JsonFault{reader.fault()->message};
  return choices;
}

}  // namespace

FamilyChoices read_family_choices(const std::filesystem::path& file) {
  const std::string text = metrics::read_input_file(file, kLargestFile);
  const std::size_t first = text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  const bool is_json = first != std::string::npos && text[first] == '{';
  try {
    return is_json ? choices_in_json(text) : choices_in_csv(text);
  } catch (const JsonFault& fault) {
    throw usage_error("The families file " + file.string() + " cannot be used: " + fault.message +
                      ".");
  }
}

FamilyKeys resolved(const FamilyChoices& choices, std::span<const RunImageName> images,
                    std::vector<std::string>& unknown) {
  FamilyKeys keys;
  std::set<std::string> met;
  for (const RunImageName& image : images) {
    for (const std::string& name : {image.ref.path, image.ref.name, image.sha256}) {
      const auto choice = choices.find(name);
      if (choice == choices.end()) continue;
      keys.emplace(image.ref.path, choice->second);
      met.insert(name);
      break;
    }
  }
  for (const auto& [image, family] : choices) {
    if (!met.contains(image)) unknown.push_back(image);
  }
  return keys;
}

}  // namespace imagelift::store
