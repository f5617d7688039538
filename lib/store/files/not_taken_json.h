#pragma once

#include <string>
#include <string_view>

#include "core/not_taken.h"

namespace imagelift::store {

/// What a listing did not take as a JSON object, with a sentence per kind, as run.json shows it
/// (docs/schemas/run.schema.json) and the store keeps it.
std::string not_taken_json(const NotTaken& not_taken);

/// Reads that back, but for the sentences, which follow from the counts. What is not there or of
/// another shape counts nothing.
NotTaken not_taken_from_json(std::string_view json);

}  // namespace imagelift::store
