#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace imagelift::store {

/// Sentences as a JSON list: the first 200 of them, each without what addresses hold beside host
/// and path, and cut at 4,000 bytes. Empty for none.
std::string sentences_json(const std::vector<std::string>& sentences);

/// Reads that back. What is no list of texts has no sentences.
std::vector<std::string> sentences_from_json(std::string_view json);

}  // namespace imagelift::store
