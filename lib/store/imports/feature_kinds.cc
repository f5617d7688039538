#include <string>

#include "core/error.h"
#include "core/feature_catalog.h"
#include "metrics/csv.h"
#include "metrics/input_file.h"
#include "store/imports/import.h"
#include "store/imports/json_document.h"
#include "store/imports/json_events.h"
#include "store/imports/number_field.h"

namespace imagelift::store {
namespace {

constexpr std::uint64_t kLargestKindsFile = 16ull << 20;

using Kinds = std::map<std::string, FeatureKind, std::less<>>;

void add_kind(Kinds& kinds, const std::string& key, std::string_view kind) {
  const auto known = feature_kind_from_string(kind);
  if (!known || *known == FeatureKind::group) {
    std::string sentence = "`" + std::string(kind.substr(0, 40)) + "` is no kind of features:";
    for (const FeatureKind each : kFeatureKinds) {
      if (each != FeatureKind::group) sentence += " " + std::string(to_string(each));
    }
    throw JsonFault{sentence};
  }
  if (!kinds.emplace(key, *known).second) throw JsonFault{"the key `" + key + "` stands twice"};
}

Kinds kinds_in_json(std::string_view text) {
  const nlohmann::json root = parse_json(text);
  if (!root.is_object()) throw JsonFault{"it is not an object of kinds"};
  Kinds kinds;
  for (const auto& [key, kind] : root.items()) add_kind(kinds, key, text_of(kind));
  return kinds;
}

Kinds kinds_in_csv(std::string_view text) {
  if (const auto fault = metrics::check_encoding(text)) throw JsonFault{fault->message};
  metrics::CsvReader reader(text, metrics::detect_separator(text));
  Kinds kinds;
  std::vector<std::string> fields;
  while (reader.next(fields)) {
    if (fields.size() != 2) {
      throw JsonFault{"row " + std::to_string(reader.row()) + " is not `key,kind`"};
    }
    const bool header = reader.row() == 1 && fields[0] == "key" && fields[1] == "kind";
    if (!header) add_kind(kinds, fields[0], trimmed(fields[1]));
  }
  if (reader.fault()) throw JsonFault{reader.fault()->message};
  return kinds;
}

}  // namespace

FeatureId FeatureKinds::feature(std::string_view key) const {
  const auto in_catalog = FeatureCatalog::built_in().feature(key);
  const auto stated = kinds_.find(key);
  if (stated == kinds_.end()) {
    return in_catalog.value_or(FeatureId{FeatureKind::other, std::string(key)});
  }
  if (in_catalog && in_catalog->kind == stated->second) return *in_catalog;
  return {stated->second, name_in_key(stated->second, key)};
}

FeatureKinds read_kinds(const std::filesystem::path& file) {
  const std::string text = metrics::read_input_file(file, kLargestKindsFile);
  const std::size_t first = text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  const bool is_json = first != std::string::npos && text[first] == '{';
  try {
    return FeatureKinds(is_json ? kinds_in_json(text) : kinds_in_csv(text));
  } catch (const JsonFault& fault) {
    throw usage_error("The kinds file " + file.string() + " cannot be used: " + fault.message +
                      ".");
  }
}

}  // namespace imagelift::store
