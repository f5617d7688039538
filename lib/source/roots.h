#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/failure.h"
#include "source/source_options.h"

namespace imagelift::source {

/// Whether a path is `folder` or lies in it; both canonical.
bool lies_inside(const std::filesystem::path& path, const std::filesystem::path& folder);

/// The folders that files of a source may lie in: its own, and those of --follow-links.
class Roots {
 public:
  /// Throws imagelift::Error (usage) for a folder of `follow_links` that is not there.
  Roots(const std::filesystem::path& own, const SourceOptions& options);

  const std::filesystem::path& own() const { return own_; }  ///< canonical

  /// Where a link or a path leads in the end; a failure where it leads nowhere or out of all roots.
  std::variant<std::filesystem::path, Failure> target_of(const std::filesystem::path& file) const;

  bool is_own(const std::filesystem::path& canonical) const;

  /// The path below the root that a canonical path lies in, the own one first.
  std::string path_below(const std::filesystem::path& canonical) const;

 private:
  std::filesystem::path own_;
  std::vector<std::filesystem::path> others_;
};

}  // namespace imagelift::source
