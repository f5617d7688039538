#pragma once

#include <optional>
#include <string>
#include <vector>

/// An entry of an archive that a test makes.
struct MadeEntry {
  std::string path;
  std::string bytes = {};
  enum class Kind { file, folder, symlink, hard_link, pipe } kind = Kind::file;
  std::string target = "/etc/passwd";  ///< of a link
};

/// How it is made, in libarchive's words.
struct MadeArchive {
  std::string format = "zip";   ///< zip, 7zip, ustar, v7tar, paxr
  std::string filter = "none";  ///< none, gzip, bzip2, xz
  std::string options = {};     ///< e.g. `zip:compression=store`
  std::string passphrase = {};
};

/// The bytes of an archive with these entries, hostile names as they stand.
std::string made_archive(const std::vector<MadeEntry>& entries, const MadeArchive& how = {});
