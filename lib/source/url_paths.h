#pragma once

#include <string>
#include <vector>

#include "net/url.h"

namespace imagelift::source {

/// The raw paths under which the pictures of a list of URLs are known: host and path, decoded,
/// below the deepest folder that all of them share, which is the list's root. So one URL is known
/// by its file name. Where only the query tells URLs apart, they keep it, but without parameters
/// that may hold a secret (signatures, tokens, keys, expiry).
std::vector<std::string> paths_of_urls(const std::vector<net::Url>& urls);

}  // namespace imagelift::source
