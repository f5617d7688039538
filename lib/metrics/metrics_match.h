#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/image_ref.h"
#include "metrics/ad_map.h"
#include "metrics/metrics.h"
#include "metrics/row_spellings.h"

namespace imagelift::metrics {

/// Rows that were matched in a way that a person is to know, and the first of them.
struct RowsWithExample {
  std::size_t rows = 0;
  std::string name;   ///< what that one calls its image, as it may be shown
  std::string image;  ///< the path of the image that it means
};

/// Images that more than one ad shows, and those ads; their rows are summed.
struct SharedImages {
  std::size_t images = 0;
  std::size_t ads = 0;
};

/// Which metric rows belong to which image, and what is left over on either side.
struct MetricMatch {
  std::vector<std::vector<std::size_t>> rows_of_image;  ///< per image: indices into table.rows
  std::vector<std::size_t> images_without_metrics;      ///< indices into the images
  std::vector<std::string> metrics_without_image;       ///< as the table has them, sorted, once
  std::vector<std::size_t> images_without_impressions;  ///< rows, but 0 impressions in all
  std::size_t rows_without_image = 0;
  std::size_t guessed_rows = 0;  ///< fit by their file's name, in another folder or query
  RowsWithExample in_text;       ///< an image's name stands in theirs
  RowsWithExample mapped;        ///< an AdMap says what they mean
  SharedImages shared;
  std::vector<std::string> map_notes;  ///< sentences on how an AdMap was read
};

/// The one place that decides which image a row of a metrics file means, by the rules of
/// docs/metrics.md; `map` goes before all of them. Throws Error (wrong usage) naming the candidates
/// where the name of a row is that of several images, the first 20 such names; where rows of
/// different spelling bring the same image, date and factors twice (those of several ads are
/// summed); and where the map is at fault. A row that only may mean several images has none.
MetricMatch match_metrics(std::span<const ImageRef> images, const MetricTable& table,
                          const AddressPath& path_of_address = {}, const AdMap& map = {});

/// The table as the store and every output may have it: each row that belongs to an image calls it
/// by its full path, and of every address elsewhere, in names without an image and in factors,
/// only what core/shown_text.h shows is left; a note says so where factors lost something. Rows of
/// one image, date and factors are one, with their sums: the match no longer fits the table.
MetricTable resolved(MetricTable table, const MetricMatch& match, std::span<const ImageRef> images);

/// The same for a table that was resolved before, and for any images of that run: a row belongs to
/// the image with that path, else with that name, and to none that is not there.
MetricMatch match_resolved(std::span<const ImageRef> images, const MetricTable& table);

}  // namespace imagelift::metrics
