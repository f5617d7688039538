#include "store/imports/import_builder.h"

#include <algorithm>
#include <utility>

#include "store/imports/import.h"
#include "store/imports/json_events.h"

namespace imagelift::store {

namespace {

constexpr std::size_t kMostColumns = 100'000;

bool is_fraction(FeatureKind kind) {
  return facts(kind).unit == Unit::share || facts(kind).unit == Unit::confidence;
}

std::string shown(const std::string& text) {
  return "`" + text.substr(0, 100) + (text.size() > 100 ? "..." : "") + "`";
}

}  // namespace

ImportBuilder::ImportBuilder(std::string format, const ImportOptions& options)
    : format_(std::move(format)), options_(options) {}

void ImportBuilder::begin_image(std::string name) {
  if (name.empty()) throw JsonFault{"an image has no name"};
  if (rows_.size() >= options_.max_images) {
    throw JsonFault{"there are more than " + std::to_string(options_.max_images) + " images"};
  }
  if (options_.path_of_address) {
    if (auto path = options_.path_of_address(name)) name = std::move(*path);
  }
  rows_.emplace_back().name = std::move(name);
}

std::size_t ImportBuilder::column_of(const std::string& key) {
  if (const auto known = column_of_key_.find(key); known != column_of_key_.end()) {
    return known->second;
  }
  if (columns_.size() >= kMostColumns) {
    throw JsonFault{"there are more than " + std::to_string(kMostColumns) + " features"};
  }
  if (key.empty()) throw JsonFault{"a feature has no name"};
  const FeatureId id = options_.kinds.feature(key);
  const auto [other, is_new] = key_of_.emplace(id, key);
  if (!is_new) {
    throw JsonFault{shown(other->second) + " and " + shown(key) + " mean the same feature"};
  }
  column_of_key_.emplace(key, columns_.size());
  columns_.push_back({id, key});
  return columns_.size() - 1;
}

void ImportBuilder::value(const std::string& key, double number) {
  const std::size_t column = column_of(key);
  const FeatureId& id = columns_[column].id;
  Row& row = rows_.back();
  if (const auto task = task_of(id)) ++row.known[static_cast<std::size_t>(*task)];
  if (number != 0) row.values.emplace_back(column, number);
  above_one_ |= is_fraction(id.kind) && number > 1;
}

void ImportBuilder::unknown(const std::string& key) {
  column_of(key);
}

std::uint32_t ImportBuilder::columns_of_task(Task task) const {
  return static_cast<std::uint32_t>(
      std::count_if(columns_.begin(), columns_.end(),
                    [&](const Column& column) { return task_of(column.id) == task; }));
}

std::uint32_t ImportBuilder::known_of_task(const Row& row, Task task) {
  return row.known[static_cast<std::size_t>(task)];
}

ImportedImage ImportBuilder::image_of(const Row& row, const std::vector<Task>& tasks) const {
  ImportedImage image;
  image.name = row.name;
  for (const auto& [column, number] : row.values) {
    image.features.push_back({columns_[column].id, number});
  }
  std::sort(image.features.begin(), image.features.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  for (const Task task : tasks) {
    if (known_of_task(row, task) == 0) image.missing.push_back(task);
  }
  return image;
}

void ImportBuilder::add_notes(ImportedImages& imported) const {
  std::size_t holes = 0;
  for (const Task task : imported.tasks) {
    const std::uint32_t all = columns_of_task(task);
    for (const Row& row : rows_) {
      const std::uint32_t known = known_of_task(row, task);
      if (known > 0) holes += all - known;
    }
  }
  if (holes > 0) {
    imported.notes.push_back(std::to_string(holes) +
                             " values are not in the file for images whose other values of the"
                             " same kind are; they were taken as 0.");
  }
  if (above_one_) {
    imported.notes.push_back(
        "Some confidences or colour shares are above 1; they were taken as they are.");
  }
}

ImportedImages ImportBuilder::finish() {
  ImportedImages imported;
  imported.format = format_;
  for (const Task task : kTasks) {
    if (columns_of_task(task) > 0) imported.tasks.push_back(task);
  }
  std::sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.name < b.name; });
  const auto twice = std::adjacent_find(
      rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.name == b.name; });
  if (twice != rows_.end()) throw JsonFault{"the image " + shown(twice->name) + " stands twice"};
  for (const Row& row : rows_) imported.images.push_back(image_of(row, imported.tasks));
  add_notes(imported);
  return imported;
}

namespace {
constexpr std::string_view kPrefix = "import:";
}

std::string import_key(std::string_view business, std::string_view image_source,
                       std::string_view name) {
  std::string key(kPrefix);
  key.append(business).append("/").append(image_source).append("/").append(name);
  return key;
}

bool is_import_key(std::string_view content) {
  return content.starts_with(kPrefix);
}

std::vector<ModelIdentity> import_models(const ImportedImages& imported,
                                         const std::string& run_uid) {
  std::vector<ModelIdentity> models;
  for (const Task task : imported.tasks) {
    models.push_back({task, imported.format, "", "run " + run_uid});
  }
  return models;
}

}  // namespace imagelift::store
