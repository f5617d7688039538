#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/imports/import.h"

namespace imagelift::store {

/// Gathers a table of (image, key, number) into ImportedImages. Faults are thrown as JsonFault.
class ImportBuilder {
 public:
  ImportBuilder(std::string format, const ImportOptions& options);

  void begin_image(std::string name);
  /// A value of the image begun last. A key with no value anywhere for a whole task leaves the
  /// task missing there.
  void value(const std::string& key, double number);
  /// The key is there, its value is not known.
  void unknown(const std::string& key);
  ImportedImages finish();

 private:
  struct Column {
    FeatureId id;
    std::string key;
  };
  struct Row {
    std::string name;
    std::vector<std::pair<std::size_t, double>> values;  ///< non-zero: column, number
    std::array<std::uint32_t, kTasks.size()> known{};    ///< numbers per task, zeros too
  };

  std::size_t column_of(const std::string& key);
  std::uint32_t columns_of_task(Task task) const;
  static std::uint32_t known_of_task(const Row& row, Task task);
  ImportedImage image_of(const Row& row, const std::vector<Task>& tasks) const;
  void add_notes(ImportedImages& imported) const;

  std::string format_;
  const ImportOptions& options_;
  std::vector<Column> columns_;
  std::unordered_map<std::string, std::size_t> column_of_key_;
  std::map<FeatureId, std::string> key_of_;
  std::vector<Row> rows_;
  bool above_one_ = false;  ///< a confidence or a share was
};

/// The content key of an image that is known by name only: the same name in the same business
/// and image source is the same picture in every run. Neither of the two may hold a `/`.
std::string import_key(std::string_view business, std::string_view image_source,
                       std::string_view name);

/// True for such a key, false for a sha256.
bool is_import_key(std::string_view content);

}  // namespace imagelift::store
