#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace imagelift::store {

/// The document as a tree; for documents that nobody of ours wrote, read with read_json's limits.
/// Throws JsonFault (json_events.h).
nlohmann::json parse_json(std::string_view text);

/// The member of an object; null where there is none or this is no object.
const nlohmann::json* member_of(const nlohmann::json& object, std::string_view key);

/// The text of a value; empty where it is no text.
std::string text_of(const nlohmann::json& value);

}  // namespace imagelift::store
