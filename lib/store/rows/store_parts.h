#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/failure.h"
#include "core/feature.h"
#include "core/image_analysis.h"
#include "core/image_ref.h"
#include "store/schema/schema.h"
#include "store/schema/sqlite.h"
#include "store/schema/writer_lock.h"

namespace imagelift::store {

/// What a Store owns; its classes (runs.h, run_images.h, ...) share it.
struct StoreParts {
  std::filesystem::path file;
  std::optional<WriterLock> lock;           ///< empty: opened for reading
  std::unique_ptr<ReadableStore> readable;  ///< of one opened for reading: what is read
  Connection connection;
  int open_transactions = 0;  ///< nested ones included

  // Row ids met so far; cleared when a rollback may have taken them back.
  std::map<FeatureId, std::int64_t> feature_ids;
  std::map<ModelIdentity, std::int64_t> model_ids;

  std::int64_t feature_id(const FeatureId& feature);
  /// `task` is text because the store also knows `other`, which is no Task.
  std::int64_t model_id(std::string_view task, const ModelIdentity& model);
  std::int64_t model_id(const ModelIdentity& model);
  std::int64_t image_id(const Content& content);
  std::string run_uid(std::int64_t run);
  /// This run has this image under this name; without an image it keeps the one that it has.
  void put_name(std::int64_t run, std::size_t position, const ImageRef& ref,
                std::optional<std::int64_t> image);
  /// The content key of an imported name in this run's business and image source.
  std::string import_key_in(std::int64_t run, std::string_view name);
};

/// From three columns.
Failure failure_in(const Statement& row, int stage_column);

/// Replaces all shards of one count by the whole run, 1 of 1, which also stands for any others.
/// A closure, so that uniting stores stays free of order.
void join_shards(Connection& connection);

}  // namespace imagelift::store
