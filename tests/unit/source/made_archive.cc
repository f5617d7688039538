#include "made_archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <stdexcept>

namespace {

void check(archive* writer, long result) {
  if (result < ARCHIVE_WARN) throw std::runtime_error(archive_error_string(writer));
}

unsigned type_of(MadeEntry::Kind kind) {
  switch (kind) {
    case MadeEntry::Kind::folder:
      return AE_IFDIR;
    case MadeEntry::Kind::symlink:
      return AE_IFLNK;
    case MadeEntry::Kind::pipe:
      return AE_IFIFO;
    default:
      return AE_IFREG;
  }
}

void write_entry(archive* writer, const MadeEntry& one) {
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname(entry, one.path.c_str());
  archive_entry_set_filetype(entry, type_of(one.kind));
  archive_entry_set_perm(entry, 0644);
  if (one.kind == MadeEntry::Kind::symlink) archive_entry_set_symlink(entry, one.target.c_str());
  if (one.kind == MadeEntry::Kind::hard_link) archive_entry_set_hardlink(entry, one.target.c_str());
  const bool file = one.kind == MadeEntry::Kind::file;
  archive_entry_set_size(entry, file ? static_cast<long>(one.bytes.size()) : 0);
  check(writer, archive_write_header(writer, entry));
  if (file) check(writer, archive_write_data(writer, one.bytes.data(), one.bytes.size()));
  archive_entry_free(entry);
}

}  // namespace

std::string made_archive(const std::vector<MadeEntry>& entries, const MadeArchive& how) {
  std::size_t room = 1 << 20;
  for (const auto& entry : entries) room += entry.bytes.size() + 4096;
  std::string bytes(room, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  check(writer, archive_write_set_format_by_name(writer, how.format.c_str()));
  if (how.filter != "none")
    check(writer, archive_write_add_filter_by_name(writer, how.filter.c_str()));
  if (!how.options.empty()) check(writer, archive_write_set_options(writer, how.options.c_str()));
  if (!how.passphrase.empty()) {
    check(writer, archive_write_set_passphrase(writer, how.passphrase.c_str()));
  }
  check(writer, archive_write_set_bytes_in_last_block(writer, 1));
  check(writer, archive_write_open_memory(writer, bytes.data(), bytes.size(), &used));
  for (const auto& entry : entries) write_entry(writer, entry);
  check(writer, archive_write_close(writer));
  archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}
