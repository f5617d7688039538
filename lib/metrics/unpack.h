#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace imagelift::metrics {

/// Why packed bytes were not unpacked: a clause.
struct UnpackFault {
  std::string message;
};

/// What a gzip file holds, of any number of members. Throws UnpackFault where it is damaged or has
/// more than `max_bytes`.
std::string gunzipped(std::string_view bytes, std::uint64_t max_bytes);

/// The parts of a zip that workbooks are read from, by their path in lower case with `/`: XML and
/// relations; themes, drawings and the like are left out. Parts without content are `""`; every
/// other file is there with an empty text, too, so that their names tell what the zip is. Throws
/// UnpackFault where it is damaged, locked, has more than 10,000 entries, or more than `max_bytes`
/// in these parts.
std::map<std::string, std::string> zip_parts(std::string_view bytes, std::uint64_t max_bytes);

}  // namespace imagelift::metrics
