#pragma once

#include <cstdint>

#include "core/detection.h"
#include "store/rows/store_parts.h"

namespace imagelift::store {

/// Gives the very same result, stored already, its embedding back where that was dropped.
void put_back_embedding(StoreParts& parts, std::int64_t image, std::int64_t model,
                        const Inference& inference);

}  // namespace imagelift::store
