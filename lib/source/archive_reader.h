#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "source/image_source.h"

namespace imagelift::source {

/// The header of one entry.
struct ArchiveEntry {
  std::string raw_path;                ///< as it stands in the archive; may be hostile
  std::optional<std::uint64_t> bytes;  ///< unpacked, as the archive says
  enum class Kind { file, folder, hard_link, symbolic_link, other } kind = Kind::other;
  std::string raw_link;  ///< of a link: what it leads to, as it stands in the archive
  bool encrypted = false;
};

/// Reads an archive from its beginning, entry by entry; nothing is written to disk.
class ArchiveReader {
 public:
  /// Reads through a copy of the descriptor, which it rewinds; one reader at a time.
  /// Throws imagelift::Error for what is no archive, under the archive's `name`.
  ArchiveReader(int descriptor, const std::string& name);
  ArchiveReader(ArchiveReader&&) noexcept;
  ArchiveReader& operator=(ArchiveReader&&) noexcept;
  ~ArchiveReader();

  enum class Step { entry, end, damaged };

  /// Goes to the next entry and skips what is unread of this one.
  Step next(ArchiveEntry& entry);

  /// The bytes of the current entry.
  std::variant<Bytes, Failure> read(std::uint64_t max_bytes);

  /// Up to so many bytes from the beginning of the current entry, which are then gone; fewer where
  /// there are no more, or where they cannot be read.
  std::string begin(std::size_t bytes);

  /// Reads and forgets up to so many bytes of the current entry; false where there are more, or
  /// where they cannot be read.
  bool pass_over(std::uint64_t max_bytes);

  /// Whether the archive says that all of it, names included, is encrypted.
  bool is_encrypted() const;

  /// What libarchive said of the last step.
  std::string reason() const;

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
};

}  // namespace imagelift::source
