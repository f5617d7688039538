#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "metrics/image_finder.h"
#include "metrics/metrics.h"

namespace imagelift::metrics {

/// A table by which people say which image an ad shows, where names do not: an ad and an image a
/// row.
struct AdMap {
  struct Row {
    std::size_t row = 0;  ///< in the file, as a spreadsheet counts
    std::string ad;       ///< name or id, as the metrics have it in the column of the image
    std::string image;    ///< its path, name or address
  };

  std::string file;           ///< its name in messages; empty: there is no map
  std::string columns;        ///< a sentence: which columns are read
  bool has_headings = false;  ///< else the first row may be headings that are not known
  std::vector<Row> rows;
};

/// Reads a map: what open_table_file (table_file.h) opens, text separated by comma, semicolon, tab
/// or bar (RFC 4180), or the first sheet of a workbook. Its columns are
/// those called `ad` and `image`; where one of the two is missing in a table of two columns it is
/// the other one; else they are the first two. Throws Error (wrong usage) where it cannot be read,
/// is larger than 64 MiB, or has no rows.
AdMap read_ad_map(const std::filesystem::path& file);

/// The same for bytes in memory; `name` stands for the file in messages.
AdMap parse_ad_map(std::string_view bytes, std::string_view name);

/// What a map says of the images of a run. Immutable once built.
class MappedAds {
 public:
  /// Throws Error (wrong usage) with the first 20 rows at fault: those of which the image is none
  /// or may be several, and those that say of an ad what an earlier row says otherwise.
  MappedAds(const AdMap& map, ImageFinder& finder);

  /// The image of what a row of the metrics calls `written`: white space around it and Unicode's
  /// form do not count, nor case where no two ads differ in it.
  std::optional<std::uint32_t> find(std::string_view written) const;

  /// The ads of the map, and those of them that stand in a table.
  std::size_t ads() const { return by_name_.size(); }
  std::size_t ads_in(const MetricTable& table) const;

  /// Whether the first row of a map without known headings was taken for headings.
  bool skips_first_row() const { return skips_first_row_; }

 private:
  struct Mapped {
    std::uint32_t image = 0;
    std::size_t row = 0;
  };

  const Mapped* mapped(std::string_view written) const;

  std::unordered_map<std::string, Mapped> by_name_;
  std::unordered_map<std::string, std::optional<Mapped>> by_folded_;  ///< empty: several images
  bool skips_first_row_ = false;
};

}  // namespace imagelift::metrics
