#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/detection.h"
#include "core/feature.h"
#include "store/store_parts.h"

namespace imagelift::store {

/// The row of an answer that is about to be written, emptied of an earlier, different one; empty
/// where the very same answer is stored already.
std::optional<std::int64_t> begin_answer(StoreParts& parts, std::int64_t image, std::int64_t model,
                                         std::int64_t digest);

/// Feature values below an answer, many rows per INSERT.
void put_values(StoreParts& parts, std::int64_t answer, std::span<const FeatureValue> features);

/// Feature values and the task's own lists.
void put_answer(StoreParts& parts, std::int64_t answer, Task task, const Inference& inference,
                std::span<const FeatureValue> features);

/// Gives the very same answer, stored already, its embedding back where that was dropped.
void put_back_embedding(StoreParts& parts, std::int64_t image, std::int64_t model,
                        const Inference& inference);

/// Reads the task's list of one answer back into `inference`.
void read_answer(StoreParts& parts, std::int64_t answer, Task task, Inference& inference);

}  // namespace imagelift::store
