#include "store/files/features_json.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/feature_catalog.h"
#include "store/files/gzip_stream.h"
#include "store/files/json_text.h"
#include "text/replace_file.h"

namespace imagelift::store {
namespace {

bool has_colours(const Store& store, RunId run) {
  const auto models = store.runs().models(run);
  return std::any_of(models.begin(), models.end(),
                     [](const ModelIdentity& model) { return model.task == Task::colours; });
}

/// `"key":` of every feature, escaped once for all images, and where each feature's value goes.
struct Columns {
  std::vector<std::string> heads;
  std::map<FeatureId, std::size_t> of_feature;
};

Columns columns_of(const std::vector<FeatureKey>& keys) {
  Columns columns;
  for (const FeatureKey& key : keys) {
    columns.of_feature.emplace(key.id, columns.heads.size());
    std::string& head = columns.heads.emplace_back(columns.heads.empty() ? "" : ", ");
    append_json_string(head, key.key);
    head += ": ";
  }
  return columns;
}

std::string object_of(const RunImage& image, const Columns& columns) {
  std::vector<double> values(columns.heads.size(), 0.0);
  for (const FeatureValue& feature : image.features) {
    const auto column = columns.of_feature.find(feature.id);
    if (column != columns.of_feature.end()) values[column->second] = feature.value;
  }
  std::string text;
  append_json_string(text, image.ref.name);
  text += ": {";
  for (std::size_t i = 0; i < values.size(); ++i) {
    text += columns.heads[i];
    append_json_number(text, values[i]);
  }
  text += '}';
  return text;
}

template <typename Write>
void write_objects(const Store& store, RunId run, const Write& write) {
  const Columns columns = columns_of(feature_keys(store, run));
  std::string_view separator = "{\n";
  store.analyses().for_each(run, [&](const RunImage& image) {
    write(separator);
    write(object_of(image, columns));
    separator = ",\n";
  });
  write(separator.starts_with('{') ? "{}\n" : "\n}\n");
}

}  // namespace

std::vector<FeatureKey> assign_keys(std::span<const FeatureId> features) {
  const FeatureCatalog& catalog = FeatureCatalog::built_in();
  std::set<FeatureId> ids(features.begin(), features.end());
  std::vector<FeatureKey> keys;
  std::set<std::string> taken;
  std::vector<FeatureId> unknown;
  for (const FeatureId& id : ids) {
    std::string key = catalog.key(id);
    if (catalog.feature(key) == id) {
      taken.insert(key);
      keys.push_back({id, std::move(key)});
    } else {
      unknown.push_back(id);
    }
  }
  for (const FeatureId& id : unknown) {
    std::string key = catalog.key(id);
    while (catalog.feature(key) || !taken.insert(key).second) {
      key += "_" + std::string(to_string(id.kind));
    }
    keys.push_back({id, std::move(key)});
  }
  std::sort(keys.begin(), keys.end(),
            [](const FeatureKey& a, const FeatureKey& b) { return a.key < b.key; });
  return keys;
}

std::vector<FeatureKey> feature_keys(const Store& store, RunId run) {
  std::vector<FeatureId> features = store.analyses().features_present(run);
  if (has_colours(store, run)) {
    for (const std::string& name : FeatureCatalog::built_in().names(FeatureKind::colour)) {
      features.push_back({FeatureKind::colour, name});
    }
  }
  return assign_keys(features);
}

void write_features_json(const Store& store, RunId run, const std::filesystem::path& file) {
  text::ReplaceFile out(file);
  if (file.extension() == ".gz") {
    GzipStream gzip([&](std::string_view bytes) { out.write(bytes); });
    write_objects(store, run, [&](std::string_view text) { gzip.write(text); });
    gzip.finish();
  } else {
    write_objects(store, run, [&](std::string_view text) { out.write(text); });
  }
  out.commit();
}

}  // namespace imagelift::store
