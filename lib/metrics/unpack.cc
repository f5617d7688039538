#include "metrics/unpack.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <memory>

#include "text/ascii.h"

namespace imagelift::metrics {
namespace {

constexpr std::size_t kMostEntries = 10'000;
constexpr std::size_t kBlock = 256 << 10;

struct FreeReader {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, FreeReader>;

void open(archive* reader, std::string_view bytes) {
  if (archive_read_open_memory(reader, bytes.data(), bytes.size()) != ARCHIVE_OK) {
    throw UnpackFault{"it is damaged"};
  }
}

bool next_entry(archive* reader, archive_entry*& entry) {
  const int result = archive_read_next_header(reader, &entry);
  if (result == ARCHIVE_EOF) return false;
  // A warning is about a name that cannot be converted; the entry itself is there.
  if (result != ARCHIVE_OK && result != ARCHIVE_WARN) throw UnpackFault{"it is damaged"};
  return true;
}

std::string content(archive* reader, std::uint64_t max_bytes) {
  std::string text;
  std::size_t filled = 0;
  while (true) {
    if (text.size() < filled + kBlock) text.resize(std::max(text.size() * 2, filled + kBlock));
    const auto count = archive_read_data(reader, text.data() + filled, kBlock);
    if (count < 0) throw UnpackFault{"it is damaged or cut off"};
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
    if (filled > max_bytes) {
      throw UnpackFault{"it holds more than " + std::to_string(max_bytes) + " bytes"};
    }
  }
  text.resize(filled);
  return text;
}

std::string path_of(archive_entry* entry) {
  const char* raw = archive_entry_pathname(entry);
  std::string path = text::to_lower(raw == nullptr ? "" : raw);
  std::ranges::replace(path, '\\', '/');  // as some writers of workbooks have it
  return path;
}

bool is_wanted(std::string_view path) {
  constexpr std::array kNot = {"theme",   "drawing", "media",  "docprops",
                               "customx", "pivot",   "comment"};
  if (!path.ends_with(".xml") && !path.ends_with(".rels")) return false;
  return std::ranges::none_of(
      kNot, [&](const char* word) { return path.find(word) != std::string_view::npos; });
}

}  // namespace

std::string gunzipped(std::string_view bytes, std::uint64_t max_bytes) {
  const Reader reader(archive_read_new());
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_format_raw(reader.get());
  archive_read_support_format_empty(reader.get());
  open(reader.get(), bytes);
  archive_entry* entry = nullptr;
  if (!next_entry(reader.get(), entry)) return "";
  std::string unpacked = content(reader.get(), max_bytes);
  // What libarchive does not take for gzip after all comes out as it is.
  if (unpacked == bytes) throw UnpackFault{"it is damaged"};
  return unpacked;
}

std::map<std::string, std::string> zip_parts(std::string_view bytes, std::uint64_t max_bytes) {
  const Reader reader(archive_read_new());
  archive_read_support_format_zip(reader.get());
  open(reader.get(), bytes);
  std::map<std::string, std::string> parts;
  std::size_t entries = 0;
  archive_entry* entry = nullptr;
  while (next_entry(reader.get(), entry)) {
    if (++entries > kMostEntries) throw UnpackFault{"it holds more than 10,000 files"};
    if (archive_entry_is_encrypted(entry) != 0) throw UnpackFault{"it is locked by a password"};
    const std::string path = path_of(entry);
    std::string& part = parts[path];
    if (!is_wanted(path)) continue;
    part = content(reader.get(), max_bytes);
    max_bytes -= part.size();
  }
  return parts;
}

}  // namespace imagelift::metrics
