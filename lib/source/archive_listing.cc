#include "source/archive_listing.h"

#include <algorithm>
#include <utility>

#include "core/error.h"
#include "core/file_format.h"
#include "source/archive_names.h"
#include "source/image_name.h"
#include "source/selection.h"

namespace imagelift::source {
namespace {

constexpr std::size_t kProgressEvery = 1000;
constexpr std::uint64_t kMostNameBytes = 256 << 20;  // of all members together

class Walk {
 public:
  Walk(std::uint64_t archive_bytes, const std::string& name, const SourceOptions& options)
      : name_(name), options_(options), most_bytes_(allowance(archive_bytes, options.archive)) {}

  /// False where the archive is not to be read any further.
  bool take(ArchiveReader& reader, ArchiveEntry&& entry) {
    if (members.size() >= options_.archive.max_entries) {
      return give_up(FailureCode::archive_limit, "The archive has more than " +
                                                     std::to_string(options_.archive.max_entries) +
                                                     " entries; the rest was left out.");
    }
    name_bytes_ += entry.raw_path.size() + entry.raw_link.size();
    ArchiveMember member{std::move(entry)};
    if (name_bytes_ > kMostNameBytes || !account(reader, member)) {
      return give_up(FailureCode::archive_limit,
                     "The archive unpacks to more than its limit; the rest was left out.");
    }
    members.push_back(std::move(member));
    return true;
  }

  bool give_up(FailureCode code, std::string message) {
    failures.push_back(unlisted(name_, code, std::move(message)));
    return false;
  }

  std::vector<ArchiveMember> members;
  std::vector<Unlisted> failures;

 private:
  static std::uint64_t allowance(std::uint64_t archive_bytes, const ArchiveLimits& limits) {
    const auto by_ratio =
        archive_bytes > limits.max_total_bytes / std::max<std::uint64_t>(limits.ratio, 1)
            ? limits.max_total_bytes
            : archive_bytes * limits.ratio;
    return std::min(std::max(by_ratio, limits.free_bytes), limits.max_total_bytes);
  }

  /// Counts the unpacked bytes before they are skipped, since skipping unpacks them as well.
  bool account(ArchiveReader& reader, ArchiveMember& member) {
    const ArchiveEntry& entry = member.entry;
    const auto left = most_bytes_ - total_bytes_;
    if (entry.bytes && *entry.bytes > left) return false;
    if (entry.bytes) total_bytes_ += *entry.bytes;
    if (entry.encrypted || entry.kind != ArchiveEntry::Kind::file) return true;
    if (is_known_by_content(entry.raw_path, options_.selection)) {
      member.look = look_at(reader.begin(kFileFormatBytes));
    }
    return entry.bytes || reader.pass_over(std::min(left, options_.limits.max_bytes));
  }

  const std::string& name_;
  const SourceOptions& options_;
  std::uint64_t most_bytes_;
  std::uint64_t total_bytes_ = 0;
  std::uint64_t name_bytes_ = 0;
};

/// Names, and what links lead to, as UTF-8.
void decode(std::vector<ArchiveMember>& members, const std::string& archive,
            const SourceOptions& options, Progress& progress) {
  std::vector<std::string> names;
  for (auto& member : members) {
    names.push_back(std::move(member.entry.raw_path));
    names.push_back(std::move(member.entry.raw_link));
  }
  const auto decoded = decode_names(names, options.archive.names);
  for (std::size_t i = 0; i < members.size(); ++i) {
    members[i].entry.raw_path = std::move(names[2 * i]);
    members[i].entry.raw_link = std::move(names[2 * i + 1]);
  }
  if (!decoded.guess.empty()) {
    progress.warn("Names in the archive " + shown_name(archive) +
                  " that are not UTF-8 are read as " + decoded.guess +
                  "; --archive-names says otherwise");
  }
  if (decoded.unknown > 0) {
    progress.warn(std::to_string(decoded.unknown) + " names in the archive " + shown_name(archive) +
                  " are in an encoding that is not " +
                  (options.archive.names.empty() ? "known" : options.archive.names) +
                  "; --archive-names ENCODING says which it is, such as cp437 or shift-jis");
  }
}

[[noreturn]] void throw_unreadable(const ArchiveReader& reader, const std::string& name) {
  if (reader.is_encrypted()) {
    throw run_error("The archive " + shown_name(name) +
                    " is encrypted; unpack it with its password and give the folder.");
  }
  throw run_error("The archive " + shown_name(name) + " cannot be read: " + reader.reason() + ".");
}

}  // namespace

ArchiveContents walk_archive(int descriptor, std::uint64_t archive_bytes, const std::string& name,
                             const SourceOptions& options, Progress& progress,
                             const std::stop_token& stop) {
  ArchiveReader reader(descriptor, name);
  Walk walk(archive_bytes, name, options);
  while (true) {
    throw_if_stopped(stop);
    ArchiveEntry entry;
    const auto step = reader.next(entry);
    if (step == ArchiveReader::Step::damaged && walk.members.empty()) {
      throw_unreadable(reader, name);
    }
    if (step == ArchiveReader::Step::damaged) {
      walk.give_up(FailureCode::archive_damaged, "The archive is damaged after " +
                                                     std::to_string(walk.members.size()) +
                                                     " entries: " + reader.reason() + ".");
    }
    if (step != ArchiveReader::Step::entry || !walk.take(reader, std::move(entry))) break;
    if (walk.members.size() % kProgressEvery == 0) {
      progress.advance("list", walk.members.size(), 0);
    }
  }
  decode(walk.members, name, options, progress);
  auto contents = contents_of(walk.members, options);
  std::ranges::move(walk.failures, std::back_inserter(contents.failures));
  return contents;
}

}  // namespace imagelift::source
