#include "source/archive_members.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "source/image_name.h"

namespace imagelift::source {
namespace {

using Kind = ArchiveEntry::Kind;

/// `./a//b` as `a/b`; nothing for a path that is absolute, empty or leads upwards.
std::optional<std::string> safe_path(std::string_view raw) {
  if (raw.starts_with('/') || raw.find('\0') != std::string_view::npos) return std::nullopt;
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

/// What stands under a path so far.
struct Found {
  ArchivePlace place;
  std::optional<Failure> failure = {};
  Look look = Look::other;
};

Found failed(FailureCode code, std::string message) {
  return {{}, Failure{Stage::list, code, std::move(message)}};
}

class Sorting {
 public:
  explicit Sorting(const SourceOptions& options) : options_(options) {}

  void take(std::size_t ordinal, const ArchiveMember& member) {
    const ArchiveEntry& entry = member.entry;
    if (entry.kind == Kind::folder) return;
    const auto path = safe_path(entry.raw_path);
    const auto name = entry.raw_path.substr(entry.raw_path.rfind('/') + 1);
    if (!path) return outside(entry, name);
    Found found = meaning_of(ordinal, member);
    if (entry.kind == Kind::file || entry.kind == Kind::hard_link) {
      files_.insert_or_assign(*path, found);
    }
    if (!source::take(*path, options_.selection, contents_.not_taken, found.look)) return;
    const bool is_new = images_.insert_or_assign(*path, std::move(found)).second;
    if (!is_new) ++contents_.not_taken.replaced;
  }

  ArchiveContents finish() {
    for (auto& [path, found] : images_) {
      if (found.failure) {
        contents_.failures.push_back({escape_path(path), std::move(*found.failure)});
      } else {
        contents_.paths.push_back(path);
        contents_.places.push_back(found.place);
      }
    }
    return std::move(contents_);
  }

 private:
  void outside(const ArchiveEntry& entry, const std::string& name) {
    if (!source::take(name, options_.selection, contents_.not_taken)) return;
    contents_.failures.push_back(unlisted(entry.raw_path, FailureCode::archive_damaged,
                                          "The name leads out of the archive."));
  }

  Found meaning_of(std::size_t ordinal, const ArchiveMember& member) const {
    const ArchiveEntry& entry = member.entry;
    if (entry.kind == Kind::hard_link) return target_of(entry);
    if (entry.kind == Kind::symbolic_link) {
      return failed(FailureCode::unreadable, "The member is a symbolic link, to " +
                                                 shown_name(entry.raw_link) +
                                                 "; links in archives are not followed.");
    }
    if (entry.kind != Kind::file) {
      return failed(FailureCode::unreadable, "The member is no regular file.");
    }
    if (entry.encrypted) {
      return failed(FailureCode::access_denied,
                    "The member is encrypted; unpack the archive with its password first.");
    }
    const auto bytes = entry.bytes.value_or(options_.limits.max_bytes);
    return {{ordinal, bytes}, std::nullopt, member.look};
  }

  Found target_of(const ArchiveEntry& entry) const {
    const auto target = safe_path(entry.raw_link);
    const auto found = target ? files_.find(*target) : files_.end();
    if (found != files_.end()) return found->second;
    return failed(FailureCode::archive_damaged, "The member is a hard link to " +
                                                    shown_name(entry.raw_link) +
                                                    ", which does not stand before it.");
  }

  const SourceOptions& options_;
  std::map<std::string, Found> files_;   // all so far, for hard links
  std::map<std::string, Found> images_;  // by path
  ArchiveContents contents_;
};

}  // namespace

ArchiveContents contents_of(const std::vector<ArchiveMember>& members,
                            const SourceOptions& options) {
  Sorting sorting(options);
  for (std::size_t i = 0; i < members.size(); ++i) sorting.take(i, members[i]);
  return sorting.finish();
}

}  // namespace imagelift::source
