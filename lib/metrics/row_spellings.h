#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace imagelift::metrics {

/// The path under which a list of URLs knows the image of an http address; nothing for any other
/// text. The rule is the image sources' (source/url_paths.h), which the store does not know.
using AddressPath = std::function<std::optional<std::string>(std::string_view)>;

/// One way to read what a metrics row calls its image.
struct Spelling {
  std::string path;        ///< composed (NFC), '/' between its parts
  bool had_query = false;  ///< the row named a query, which `path` is without
};

/// The ways to read a row, the most literal first: as written; without white space around it and
/// as an address; with backslashes, drive letters, schemes and dots understood; with escapes
/// (`%20`, `+`, escapes of escapes) undone; then each without a query, then without the mark of a
/// copy. Each once.
std::vector<Spelling> row_spellings(std::string_view written, const AddressPath& path_of_address);

/// What advertising platforms put behind the name of an ad that was duplicated (` - Copy`,
/// ` - Kopie 2`, ` - Copy - Copy`); empty where a name has none. A view of `name`.
std::string_view copy_mark(std::string_view name);

/// The text with `+` and escapes (`%20`) undone once.
std::string without_escapes(std::string_view text);

/// A path as others write it: backslashes, schemes, drive letters, `.`, `..`, empty parts and
/// slashes at its ends are gone.
std::string plain_path(std::string_view written);

/// Where the name of an image may stand in what a row says.
struct SearchedPart {
  std::string text;      ///< of an address or a path the last part, without query
  bool is_file = false;  ///< it is certainly that; else it may be any text, such as an ad's name
};

SearchedPart searched_part(std::string_view written, const AddressPath& path_of_address);

}  // namespace imagelift::metrics
