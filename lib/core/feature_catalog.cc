#include "core/feature_catalog.h"

#include <algorithm>
#include <stdexcept>
#include <string>

extern "C" const char imagelift_feature_catalog_begin[];
extern "C" const char imagelift_feature_catalog_end[];

namespace imagelift {
namespace {

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

/// What stands before and behind the name in the keys of a kind.
struct KeyEnds {
  std::string_view before, behind;
};

KeyEnds key_ends(FeatureKind kind) {
  const std::string_view pattern = facts(kind).key;
  const std::size_t name = pattern.find("{}");
  return {pattern.substr(0, name), pattern.substr(name + 2)};
}

std::string plain_key(const FeatureId& id) {
  const auto [before, behind] = key_ends(id.kind);
  std::string name = id.name;
  std::replace(name.begin(), name.end(), ' ', '_');
  return std::string(before) + name + std::string(behind);
}

}  // namespace

const FeatureCatalog& FeatureCatalog::built_in() {
  static const FeatureCatalog catalog(
      std::string_view(imagelift_feature_catalog_begin, imagelift_feature_catalog_end));
  return catalog;
}

FeatureCatalog::FeatureCatalog(std::string_view csv) {
  next_line(csv);  // kind,name,key
  while (!csv.empty()) {
    const std::string_view line = next_line(csv);
    const std::size_t first = line.find(',');
    const std::size_t last = line.rfind(',');
    if (first == std::string_view::npos || first == last) {
      throw std::invalid_argument("feature catalog: malformed line: " + std::string(line));
    }
    const auto kind = feature_kind_from_string(line.substr(0, first));
    if (!kind) throw std::invalid_argument("feature catalog: unknown kind: " + std::string(line));
    FeatureId id{*kind, std::string(line.substr(first + 1, last - first - 1))};
    std::string key(line.substr(last + 1));
    if (!feature_of_.emplace(key, id).second || !key_of_.emplace(id, key).second) {
      throw std::invalid_argument("feature catalog: stands twice: " + std::string(line));
    }
  }
}

std::string FeatureCatalog::key(const FeatureId& id) const {
  if (const auto known = key_of_.find(id); known != key_of_.end()) return known->second;
  std::string key = plain_key(id);
  while (feature_of_.contains(key)) key += facts(id.kind).suffix;
  return key;
}

std::optional<FeatureId> FeatureCatalog::feature(std::string_view key) const {
  const auto known = feature_of_.find(key);
  if (known == feature_of_.end()) return std::nullopt;
  return known->second;
}

std::vector<std::string> FeatureCatalog::names(FeatureKind kind) const {
  std::vector<std::string> names;
  for (auto it = key_of_.lower_bound({kind, ""}); it != key_of_.end() && it->first.kind == kind;
       ++it) {
    names.push_back(it->first.name);
  }
  return names;
}

std::string name_in_key(FeatureKind kind, std::string_view key) {
  const auto [before, behind] = key_ends(kind);
  if (key.size() > before.size() + behind.size() && key.starts_with(before) &&
      key.ends_with(behind)) {
    key.remove_prefix(before.size());
    key.remove_suffix(behind.size());
  }
  return std::string(key);
}

}  // namespace imagelift
