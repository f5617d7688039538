#include "source/archive_listing.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/error.h"
#include "source/selection.h"

namespace imagelift::source {
namespace {

constexpr std::size_t kProgressEvery = 1000;

/// `./a//b` as `a/b`; nothing for a path that is absolute, empty or leads upwards.
std::optional<std::string> safe_path(std::string_view raw) {
  if (raw.starts_with('/')) return std::nullopt;
  std::string path;
  while (!raw.empty()) {
    const auto end = std::min(raw.find('/'), raw.size());
    const auto part = raw.substr(0, end);
    raw.remove_prefix(std::min(end + 1, raw.size()));
    if (part == "..") return std::nullopt;
    if (part.empty() || part == ".") continue;
    if (!path.empty()) path += '/';
    path += part;
  }
  if (path.empty()) return std::nullopt;
  return path;
}

class Walk {
 public:
  Walk(std::uint64_t archive_bytes, const std::string& name, const SourceOptions& options)
      : name_(name), options_(options), most_bytes_(allowance(archive_bytes, options.archive)) {}

  /// False where the archive is not to be read any further.
  bool take(ArchiveReader& reader, const ArchiveEntry& entry) {
    if (ordinal_ >= options_.archive.max_entries) {
      return give_up(FailureCode::archive_limit, "The archive has more than " +
                                                     std::to_string(options_.archive.max_entries) +
                                                     " entries; the rest was left out.");
    }
    if (!account(reader, entry)) {
      return give_up(FailureCode::archive_limit,
                     "The archive unpacks to more than its limit; the rest was left out.");
    }
    classify(entry);
    ++ordinal_;
    return true;
  }

  bool give_up(FailureCode code, std::string message) {
    contents.failures.push_back(unlisted(name_, code, std::move(message)));
    return false;
  }

  std::size_t entries() const { return ordinal_; }

  ArchiveContents contents;

 private:
  static std::uint64_t allowance(std::uint64_t archive_bytes, const ArchiveLimits& limits) {
    const auto by_ratio =
        archive_bytes > limits.max_total_bytes / std::max<std::uint64_t>(limits.ratio, 1)
            ? limits.max_total_bytes
            : archive_bytes * limits.ratio;
    return std::min(std::max(by_ratio, limits.free_bytes), limits.max_total_bytes);
  }

  /// Counts the unpacked bytes before they are skipped, since skipping unpacks them as well.
  bool account(ArchiveReader& reader, const ArchiveEntry& entry) {
    const auto left = most_bytes_ - total_bytes_;
    if (!entry.bytes) {
      if (entry.encrypted) return true;
      return reader.pass_over(std::min(left, options_.limits.max_bytes));
    }
    if (*entry.bytes > left) return false;
    total_bytes_ += *entry.bytes;
    return true;
  }

  void classify(const ArchiveEntry& entry) {
    if (entry.kind == ArchiveEntry::Kind::folder) return;
    const auto path = safe_path(entry.raw_path);
    const auto name = entry.raw_path.substr(entry.raw_path.rfind('/') + 1);
    if (!source::take(path.value_or(name), options_.selection, contents.not_taken)) return;
    if (!path)
      return fail(entry, FailureCode::archive_damaged, "The name leads out of the archive.");
    if (entry.encrypted) return fail(entry, FailureCode::access_denied, "The entry is encrypted.");
    if (entry.kind != ArchiveEntry::Kind::file) {
      return fail(entry, FailureCode::unreadable, "The entry is a link or no regular file.");
    }
    contents.paths.push_back(*path);
    contents.places.push_back({ordinal_, entry.bytes.value_or(options_.limits.max_bytes)});
  }

  void fail(const ArchiveEntry& entry, FailureCode code, std::string message) {
    contents.failures.push_back(unlisted(entry.raw_path, code, std::move(message)));
  }

  const std::string& name_;
  const SourceOptions& options_;
  std::uint64_t most_bytes_;
  std::uint64_t total_bytes_ = 0;
  std::size_t ordinal_ = 0;
};

}  // namespace

ArchiveContents walk_archive(int descriptor, std::uint64_t archive_bytes, const std::string& name,
                             const SourceOptions& options, Progress& progress,
                             const std::stop_token& stop) {
  ArchiveReader reader(descriptor);
  Walk walk(archive_bytes, name, options);
  ArchiveEntry entry;
  while (true) {
    throw_if_stopped(stop);
    const auto step = reader.next(entry);
    if (step == ArchiveReader::Step::damaged && walk.entries() == 0) {
      throw run_error("The archive cannot be read: " + reader.reason() + ".");
    }
    if (step == ArchiveReader::Step::damaged) {
      walk.give_up(FailureCode::archive_damaged, "The archive is damaged after " +
                                                     std::to_string(walk.entries()) +
                                                     " entries: " + reader.reason() + ".");
    }
    if (step != ArchiveReader::Step::entry || !walk.take(reader, entry)) break;
    if (walk.entries() % kProgressEvery == 0) {
      progress.advance("list", walk.contents.paths.size(), 0);
    }
  }
  return std::move(walk.contents);
}

}  // namespace imagelift::source
