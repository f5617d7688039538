#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "net/url.h"
#include "source/image_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// What the lines of a URL list say.
struct UrlList {
  std::vector<net::Url> urls;      ///< each once, in the order of the list
  std::vector<Unlisted> failures;  ///< lines that are no fetchable URL; known as `line 7`
  std::size_t repeated = 0;        ///< lines whose URL stands above
};

/// One URL per line; spaces around it, empty lines, a byte order mark and lines that start with
/// '#' do not count. A URL that stands twice counts once.
UrlList parse_url_list(std::string_view text);

/// True for text whose first line that counts is an http or https URL.
bool is_url_list(std::string_view text);

/// Pictures named by their URLs, known as paths_of_urls says. Listing warns of addresses that mean
/// one picture, and of a prefix that none begins with.
std::unique_ptr<ImageSource> open_url_list(UrlList list, const SourceOptions& options);

}  // namespace imagelift::source
