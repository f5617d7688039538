#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/url.h"

namespace imagelift::source {

/// The raw path under which an image of an address is known: host (with its port where that is
/// not the scheme's own) and decoded path. A query leaves a mark (core/query_mark.h) made of its
/// query_digits. Of an address within the path (`proxy/https://...`) neither user nor query stays.
/// It depends on this one address alone.
std::string path_of_url(const net::Url& url);

/// The same, escaped as ImageRef::path is, for a text that is an http or https address as people
/// write them, a user name and a password before the host aside; nothing for any other text.
std::optional<std::string> path_of_address(std::string_view text);

/// A prefix of paths as it may be written: an address or the beginning of a path. Returns the path
/// below it, without a leading '/'; the path itself where it does not begin so, or nothing would
/// be left.
std::string without_prefix(const std::string& path, std::string_view prefix);

/// path_of_url of each, without `prefix` (empty: none).
std::vector<std::string> paths_of_urls(const std::vector<net::Url>& urls, std::string_view prefix);

}  // namespace imagelift::source
