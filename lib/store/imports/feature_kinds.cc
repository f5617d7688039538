#include <string>
#include <variant>

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

/// What the file says, in the making.
struct Stated {
  std::map<std::string, FeatureKind, std::less<>> kinds;
  std::vector<PresenceRule> presence;
};

FeatureKind kind_named(std::string_view kind) {
  const auto known = feature_kind_from_string(kind);
  if (known && *known != FeatureKind::group) return *known;
  std::string sentence = "`" + std::string(kind.substr(0, 40)) + "` is no kind of features:";
  for (const FeatureKind each : kFeatureKinds) {
    if (each != FeatureKind::group) sentence += " " + std::string(to_string(each));
  }
  throw JsonFault{sentence};
}

void add_kind(Stated& stated, const std::string& key, std::string_view kind) {
  if (!stated.kinds.emplace(key, kind_named(kind)).second) {
    throw JsonFault{"the key `" + key + "` stands twice"};
  }
}

void add_threshold(Stated& stated, std::string_view name, double threshold) {
  const FeatureKind kind = kind_named(name);
  const std::string whose = "the threshold of `" + std::string(name) + "`";
  if (!facts(kind).has_confidence) throw JsonFault{whose + ": the kind has no confidences"};
  if (!(threshold > 0 && threshold <= 1)) throw JsonFault{whose + " is not above 0 and at most 1"};
  for (const PresenceRule& rule : stated.presence) {
    if (rule.kind == kind) throw JsonFault{whose + " stands twice"};
  }
  stated.presence.push_back({kind, threshold, false});
}

Stated stated_in_json(std::string_view text) {
  const nlohmann::json root = parse_json(text);
  if (!root.is_object()) throw JsonFault{"it is not an object of kinds"};
  Stated stated;
  for (const auto& [key, value] : root.items()) {
    if (value.is_number()) {
      add_threshold(stated, key, value.get<double>());
    } else {
      add_kind(stated, key, text_of(value));
    }
  }
  return stated;
}

Stated stated_in_csv(std::string_view text) {
  if (const auto fault = metrics::check_encoding(text)) throw JsonFault{fault->message};
  const char separator = metrics::detect_separator(text);
  metrics::CsvReader reader(text, separator);
  Stated stated;
  std::vector<std::string> fields;
  while (reader.next(fields)) {
    if (fields.size() != 2) {
      throw JsonFault{"row " + std::to_string(reader.row()) + " is not `key,kind`"};
    }
    const bool header = reader.row() == 1 && fields[0] == "key" && fields[1] == "kind";
    if (header) continue;
    const std::string_view value = trimmed(fields[1]);
    const auto number = number_field(value, separator != ',');
    if (const double* threshold = std::get_if<double>(&number)) {
      add_threshold(stated, fields[0], *threshold);
    } else {
      add_kind(stated, fields[0], value);
    }
  }
  if (reader.fault()) throw JsonFault{reader.fault()->message};
  return stated;
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
    Stated stated = is_json ? stated_in_json(text) : stated_in_csv(text);
    return FeatureKinds(std::move(stated.kinds), std::move(stated.presence));
  } catch (const JsonFault& fault) {
    throw usage_error("The kinds file " + file.string() + " cannot be used: " + fault.message +
                      ".");
  }
}

}  // namespace imagelift::store
