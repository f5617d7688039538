#pragma once

#include <memory>

#include "net/url.h"
#include "source/image_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// The images that an index page links to, and those of the folders (links that end with '/')
/// below it. Links to another origin, above the root, with a query on a folder (the pages' orders
/// of sorting), or to hidden files are left out.
std::unique_ptr<ImageSource> open_index(const net::Url& root, const SourceOptions& options);

}  // namespace imagelift::source
