#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/presence_rule.h"
#include "core/shard.h"
#include "core/share_or_count.h"

namespace imagelift::store {

/// What a run was given, as far as its results or another run depend on it; secrets never get here.
/// The store keeps it as JSON, run.json shows it.
struct RunSettings {
  /// Of an import, e.g. `wide-csv`; without a value images were analysed.
  std::optional<std::string> import_format;
  std::string images;                         ///< location of the image source, fit to be shown
  std::string metrics;                        ///< likewise; empty: no file
  std::string metrics_map;                    ///< which image an ad shows; likewise
  bool by_ad = false;                         ///< ads of one image stay apart
  std::vector<std::string> factors;           ///< regular expressions over the images' names
  std::vector<std::string> same;              ///< factors whose levels are families
  std::string families;                       ///< file of a reader's choices, fit to be shown
  bool simulated = false;                     ///< the clicks are made up, and every view says so
  std::vector<std::string> include, exclude;  ///< globs
  std::string strip_prefix;                   ///< of the names that a list of URLs gives
  std::vector<std::string> follow_links;      ///< folders
  std::string archive_names;                  ///< encoding; empty: a guess
  std::vector<std::string> models;            ///< asked for by name, not those that were used
  std::uint64_t max_bytes = 0;                ///< of one image
  std::uint64_t max_pixels = 0;
  std::optional<ShareOrCount> max_failed;   ///< how many images may fail; empty: any number
  std::optional<ShareOrCount> min_matched;  ///< how many need metrics; empty: the default
  bool allow_empty = false;                 ///< a run without any usable image is done, too
  std::vector<PresenceRule> presence;  ///< of its models or its kinds file, a kind at most once
  Shard shard = {};  ///< at work here; not kept: the shards of a run share their settings

  friend bool operator==(const RunSettings&, const RunSettings&) = default;
};

/// The settings as JSON text.
std::string to_json(const RunSettings& settings);

/// Reads that back, from a file that anyone may have changed: what is not there or of another shape
/// is as if it had not been given.
RunSettings run_settings_from_json(std::string_view json);

/// Each option of the command line with its value as a text for people, in a fixed order.
std::vector<std::pair<std::string, std::string>> shown_settings(const RunSettings& settings);

/// Whether two runs took the same in the same way. Where an agent keeps its files is not asked; the
/// address of images is.
bool same_but_for_places(RunSettings one, RunSettings other);

}  // namespace imagelift::store
