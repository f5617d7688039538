#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/feature.h"
#include "core/image_analysis.h"
#include "store/rows/store_parts.h"

namespace imagelift::store {

/// 64 bits over all values of one result (the task's features and rows), by which stores are
/// compared. Never 0.
std::int64_t result_digest(Task task, const ImageAnalysis& analysis,
                           std::span<const FeatureValue> features);

/// The row of a result that is about to be written, emptied of an earlier, different one; empty
/// where the very same result is stored already.
std::optional<std::int64_t> begin_result(StoreParts& parts, std::int64_t image, std::int64_t model,
                                         std::int64_t digest);

/// Feature values below a result, many rows per INSERT.
void put_values(StoreParts& parts, std::int64_t result, std::span<const FeatureValue> features);

/// Feature values and the task's own rows.
void put_result(StoreParts& parts, std::int64_t result, Task task, const Inference& inference,
                std::span<const FeatureValue> features);

/// Reads the task's own rows of one result back into `inference`.
void read_result(StoreParts& parts, std::int64_t result, Task task, Inference& inference);

}  // namespace imagelift::store
