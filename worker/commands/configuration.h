#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "worker/run/parameters.h"

namespace imagelift::worker {

/// Options that `imagelift.json` gives for one business and image source: long option name
/// without its dashes ("images", "max-failed") -> its values.
using Configuration = std::map<std::string, std::vector<std::string>>;

/// Reads `{business: {image source: {option: value}}}`; a business or a source named "*" holds
/// defaults for all others, and the most particular entry wins: (business, source), (business, *),
/// (*, *). Values are strings, numbers, true or false, or lists of these. Locations in the local
/// file system are taken relative to the file's folder. Empty if no entry fits. Throws a usage
/// error that names the file and, where it can, the place.
Configuration read_configuration(const std::filesystem::path& file, const Parameters& parameters);

/// What a configuration does not name.
struct MissingEntry {
  std::string sentence;         ///< with what it does name, and the nearest of that; empty: nothing
  bool looks_mistyped = false;  ///< a name that is there is near
};

/// Whether the file names the business, and in it the image source; "*" names nothing. Throws as
/// read_configuration.
MissingEntry missing_entry(const std::filesystem::path& file, const Parameters& parameters);

}  // namespace imagelift::worker
