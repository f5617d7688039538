#pragma once

#include <string>

#include "core/task.h"
#include "infer/manifest.h"

namespace imagelift::infer {

/// Everything but image, weights and machine that decides what the store keeps of one task of a
/// model: the prepared module, the rules of its input, of its output as far as this task reads it,
/// its labels where the task has any, and the revisions of the code that follows them. A line per
/// rule; equal where and only where the results are the same work. What decides nothing (title,
/// licence, source, `default`, `presence`, which a run keeps among its settings) is not in it.
std::string deciding_rules(const Manifest& manifest, Task task);

/// The SHA-256 of it, as the first 16 of its hex digits: what ModelIdentity::settings carries.
std::string rules_digest(const Manifest& manifest, Task task);

}  // namespace imagelift::infer
