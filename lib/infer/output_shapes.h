#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "infer/manifest.h"
#include "infer/network.h"
#include "infer/tensor.h"

namespace imagelift::infer {

using Shape = std::vector<std::int64_t>;

/// An Error (wrong usage): the prepared module is not what the manifest says.
[[noreturn]] void throw_mismatch(const Manifest& manifest, const std::string& what);

Tensor zeros(Shape shape);

/// Equal side by side, where -1 is any length.
bool fits(const Shape& actual, const Shape& wanted);

/// Runs the network once over an image of the input's size, and holds these of its outputs, by
/// index, against the shapes. Throws Error, and NetFailure.
void check_outputs(const Manifest& manifest, const Network& network,
                   const std::vector<std::pair<std::size_t, Shape>>& expected);

}  // namespace imagelift::infer
