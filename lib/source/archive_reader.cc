#include "source/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/error.h"
#include "source/file_handle.h"
#include "source/image_name.h"

namespace imagelift::source {
namespace {

using namespace std::string_view_literals;

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

ArchiveEntry::Kind kind_of(archive_entry* entry) {
  if (archive_entry_hardlink(entry) != nullptr) return ArchiveEntry::Kind::other;
  if (archive_entry_filetype(entry) == AE_IFREG) return ArchiveEntry::Kind::file;
  if (archive_entry_filetype(entry) == AE_IFDIR) return ArchiveEntry::Kind::folder;
  return ArchiveEntry::Kind::other;
}

}  // namespace

bool is_archive(std::string_view beginning) {
  constexpr std::array kSignatures = {"PK\3\4"sv,
                                      "PK\5\6"sv,
                                      "\x1f\x8b"sv,
                                      "BZh"sv,
                                      "\xfd"
                                      "7zXZ\0"sv,
                                      "\x28\xb5\x2f\xfd"sv};
  for (const auto signature : kSignatures) {
    if (beginning.starts_with(signature)) return true;
  }
  return beginning.size() >= 262 && beginning.substr(257, 5) == "ustar";
}

struct ArchiveReader::Handle {
  explicit Handle(int descriptor) : file(::dup(descriptor)), reader(archive_read_new()) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { archive_read_free(reader); }

  FileHandle file;
  archive* reader;
};

ArchiveReader::ArchiveReader(int descriptor) : handle_(std::make_unique<Handle>(descriptor)) {
  auto* reader = handle_->reader;
  archive_read_support_format_tar(reader);
  archive_read_support_format_zip(reader);
  archive_read_support_filter_gzip(reader);
  archive_read_support_filter_bzip2(reader);
  archive_read_support_filter_xz(reader);
  archive_read_support_filter_zstd(reader);
  ::lseek(handle_->file.get(), 0, SEEK_SET);
  if (archive_read_open_fd(reader, handle_->file.get(), kBlockBytes) != ARCHIVE_OK) {
    throw run_error("The archive cannot be opened: " + reason() + ".");
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

std::string ArchiveReader::reason() const {
  const char* text = archive_error_string(handle_->reader);
  return text == nullptr ? "it ends early" : escape_path(text);  // may quote the archive's bytes
}

}  // namespace imagelift::source
