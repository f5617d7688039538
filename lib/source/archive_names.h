#pragma once

#include <optional>
#include <string>
#include <vector>

namespace imagelift::source {

/// The encoding that names which are not UTF-8 are most likely in, judged on all of an archive's
/// together, since one program wrote them: CP932 (Shift-JIS), CP437 or CP850 (what Windows and DOS
/// write into zips), CP1252. Nothing where none gives words.
///
/// Japanese: most characters are kana or kanji of JIS level 1 that do not stand alone between Latin
/// letters. The others: all characters are Latin letters, no capital follows a small letter.
std::optional<std::string> guessed_encoding(const std::vector<std::string>& names);

/// The names of an archive as UTF-8, and how that was done.
struct DecodedNames {
  std::string guess;        ///< the encoding that was guessed; empty: none had to be, or none fits
  std::size_t unknown = 0;  ///< names that are not UTF-8 and stay as they are
};

/// Decodes, in place, the names that are not UTF-8: by `encoding`, or where that is empty by a
/// guess. Those that do not fit stay as they are.
DecodedNames decode_names(std::vector<std::string>& names, const std::string& encoding);

}  // namespace imagelift::source
