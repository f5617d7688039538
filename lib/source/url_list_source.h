#pragma once

#include <memory>
#include <vector>

#include "net/url.h"
#include "source/image_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// The URLs of a list.
struct UrlList {
  std::vector<net::Url> urls;      ///< each once, in the order of the list
  std::vector<Unlisted> failures;  ///< lines that have none; known as `line 7`
  std::size_t repeated = 0;        ///< lines whose URL stands above
};

/// Images named by their URLs, known as paths_of_urls says. Listing warns of addresses that mean
/// one image, and of a prefix that none begins with.
std::unique_ptr<ImageSource> open_url_list(UrlList list, const SourceOptions& options);

}  // namespace imagelift::source
