#pragma once

#include <string>
#include <string_view>

namespace imagelift {

/// What the name of an image keeps of its address' query: `?` and six hex digits, before a known
/// image ending, so that the ending can still be cut and asked for: `host/a.jpg` becomes
/// `host/a?1f3c9a.jpg`. `digits`: six lower-case hex digits, or empty: then nothing changes.
std::string with_query_mark(std::string_view path, std::string_view digits);

/// The path without such a mark; the path itself where it has none.
std::string without_query_mark(std::string_view path);

}  // namespace imagelift
