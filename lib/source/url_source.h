#pragma once

#include <memory>

#include "net/url.h"
#include "source/image_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// What a single URL leads to, found out when it is listed: an image, an archive, a list of URLs
/// or an index page. The ending of the path decides; without a known one, the response does. An
/// archive is downloaded to a temporary file without a name.
std::unique_ptr<ImageSource> open_url(const net::Url& url, const SourceOptions& options);

}  // namespace imagelift::source
