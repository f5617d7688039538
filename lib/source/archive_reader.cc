#include "source/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "core/error.h"
#include "source/image_name.h"
#include "text/file_handle.h"

namespace imagelift::source {
namespace {

constexpr std::size_t kBlockBytes = 256 << 10;

/// libarchive converts names by the thread's locale and loses what has no place in "C".
class Utf8Locale {
 public:
  Utf8Locale() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (locale_ != nullptr) previous_ = ::uselocale(locale_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;
  ~Utf8Locale() {
    if (locale_ == nullptr) return;
    ::uselocale(previous_);
    ::freelocale(locale_);
  }

 private:
  locale_t locale_;
  locale_t previous_ = nullptr;
};

std::string path_of(archive_entry* entry) {
  if (const char* raw = archive_entry_pathname(entry)) return raw;
  if (const char* utf8 = archive_entry_pathname_utf8(entry)) return utf8;
  return {};
}

std::string link_of(archive_entry* entry) {
  for (const char* link : {archive_entry_hardlink(entry), archive_entry_hardlink_utf8(entry),
                           archive_entry_symlink(entry), archive_entry_symlink_utf8(entry)}) {
    if (link != nullptr) return link;
  }
  return {};
}

ArchiveEntry::Kind kind_of(archive_entry* entry) {
  using Kind = ArchiveEntry::Kind;
  if (archive_entry_hardlink(entry) != nullptr || archive_entry_hardlink_utf8(entry) != nullptr) {
    return Kind::hard_link;
  }
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
      return Kind::file;
    case AE_IFDIR:
      return Kind::folder;
    case AE_IFLNK:
      return Kind::symbolic_link;
    default:
      return Kind::other;
  }
}

}  // namespace

struct ArchiveReader::Handle {
  explicit Handle(int descriptor) : file(::dup(descriptor)), reader(archive_read_new()) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { archive_read_free(reader); }

  text::FileHandle file;
  archive* reader;
};

ArchiveReader::ArchiveReader(int descriptor, const std::string& name)
    : handle_(std::make_unique<Handle>(descriptor)) {
  auto* reader = handle_->reader;
  archive_read_support_format_tar(reader);
  archive_read_support_format_zip(reader);
  archive_read_support_format_7zip(reader);
  archive_read_support_format_rar(reader);
  archive_read_support_format_rar5(reader);
  archive_read_support_filter_gzip(reader);
  archive_read_support_filter_bzip2(reader);
  archive_read_support_filter_xz(reader);
  archive_read_support_filter_zstd(reader);
  ::lseek(handle_->file.get(), 0, SEEK_SET);
  if (archive_read_open_fd(reader, handle_->file.get(), kBlockBytes) != ARCHIVE_OK) {
    throw run_error("The archive " + shown_name(name) + " cannot be opened: " + reason() + ".");
  }
}

ArchiveReader::ArchiveReader(ArchiveReader&&) noexcept = default;
ArchiveReader& ArchiveReader::operator=(ArchiveReader&&) noexcept = default;
ArchiveReader::~ArchiveReader() = default;

ArchiveReader::Step ArchiveReader::next(ArchiveEntry& entry) {
  const Utf8Locale locale;
  archive_entry* header = nullptr;
  const int result = archive_read_next_header(handle_->reader, &header);
  if (result == ARCHIVE_EOF) return Step::end;
  // A warning is about a name that cannot be converted; the entry itself is there.
  if (result != ARCHIVE_OK && result != ARCHIVE_WARN) return Step::damaged;
  entry.raw_path = path_of(header);
  entry.bytes.reset();
  if (archive_entry_size_is_set(header) != 0) {
    entry.bytes = static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(header), 0));
  }
  entry.kind = kind_of(header);
  entry.raw_link = link_of(header);
  entry.encrypted = archive_entry_is_encrypted(header) != 0;
  return Step::entry;
}

std::variant<Bytes, Failure> ArchiveReader::read(std::uint64_t max_bytes) {
  Bytes bytes;
  std::size_t filled = 0;
  while (filled <= max_bytes) {
    bytes.resize(filled + kBlockBytes);
    const auto count = archive_read_data(handle_->reader, bytes.data() + filled, kBlockBytes);
    if (count < 0) {
      return Failure{Stage::fetch, FailureCode::archive_damaged,
                     "The archive cannot be unpacked here: " + reason() + "."};
    }
    filled += static_cast<std::size_t>(count);
    if (count == 0) break;
  }
  if (filled > max_bytes) {
    return Failure{Stage::fetch, FailureCode::too_large,
                   "The entry is larger than " + std::to_string(max_bytes) + " bytes."};
  }
  bytes.resize(filled);
  return bytes;
}

std::string ArchiveReader::begin(std::size_t bytes) {
  std::string text(bytes, '\0');
  std::size_t filled = 0;
  while (filled < bytes) {
    const auto count = archive_read_data(handle_->reader, text.data() + filled, bytes - filled);
    if (count <= 0) break;
    filled += static_cast<std::size_t>(count);
  }
  text.resize(filled);
  return text;
}

bool ArchiveReader::pass_over(std::uint64_t max_bytes) {
  std::vector<std::uint8_t> block(kBlockBytes);
  std::uint64_t passed = 0;
  while (passed <= max_bytes) {
    const auto count = archive_read_data(handle_->reader, block.data(), block.size());
    if (count <= 0) return count == 0;
    passed += static_cast<std::uint64_t>(count);
  }
  return false;
}

bool ArchiveReader::is_encrypted() const {
  return archive_read_has_encrypted_entries(handle_->reader) > 0;
}

std::string ArchiveReader::reason() const {
  const char* text = archive_error_string(handle_->reader);
  return text == nullptr ? "it ends early" : escape_path(text);  // may quote the archive's bytes
}

}  // namespace imagelift::source
