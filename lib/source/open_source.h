#pragma once

#include <memory>
#include <string>

#include "source/image_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// The source that a location means:
///   a folder                      its files, recursively
///   an archive file               zip, tar, tar.gz, tar.bz2, tar.xz, by signature
///   any other file that is text   a list of URLs, one per line; '#' starts a comment line
///   s3://bucket[/folder]          the objects below it
///   gs://bucket[/folder]          likewise, Google Cloud Storage
///   http(s)://...                 a picture, an archive, a list of URLs or an index page, by the
///                                 ending of its path, else by what the server answers
/// Throws imagelift::Error (usage) for a location that is none of these. Nothing is fetched yet.
std::unique_ptr<ImageSource> open_source(const std::string& location, const SourceOptions& options);

}  // namespace imagelift::source
