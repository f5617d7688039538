#pragma once

#include <memory>
#include <string>

#include "source/image_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// The source that a location means:
/// - a folder: its files, recursively; an image: this one;
/// - an archive by its signature (zip, 7z, rar, tar, tar.gz, tar.bz2, tar.xz, tar.zst);
/// - any other file that is text: a list of addresses (source/list_file.h);
/// - s3://bucket/... (s3a, s3n), gs://bucket/...: the objects below a folder, those of a glob, one
///   object, an archive, or a list that is one;
/// - http(s)://...: an image, an archive, a list of addresses or an index page, by the ending of
/// its
///   path, else by what the server sends;
/// - file://...: a path of this machine.
/// Throws imagelift::Error (usage) for a location that is none of these. Nothing is fetched yet.
std::unique_ptr<ImageSource> open_source(const std::string& location, const SourceOptions& options);

}  // namespace imagelift::source
