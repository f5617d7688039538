#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/detection.h"
#include "families/look_alikes.h"
#include "store/rows/run_record.h"

namespace imagelift::report {

/// What a reader wants to know of single images, beside their features.
struct Details {
  static constexpr std::size_t kMostLookAlikes = 6;

  /// What the networks found where, in the order of ReportData::images.
  std::vector<std::vector<Located>> images;
  /// Per image the nearest images by embedding, `row` being an image; of each other content only
  /// the first image, of its own content none. Empty where there are none.
  std::vector<std::vector<families::LookAlike>> look_alikes;
  std::string look_alikes_left_out;  ///< why there are none; empty where there are
};

/// Gathers details of a run's images, in their order. Holds the embeddings of distinct contents
/// (5 kB each) up to `most_contents`; of more, look-alikes are left out.
class DetailsGatherer {
 public:
  explicit DetailsGatherer(std::size_t most_contents = 20'000) : most_contents_(most_contents) {}

  void add(const store::RunImage& image);
  Details finish();

 private:
  void add_embedding(const store::RunImage& image, std::uint32_t row);

  std::size_t most_contents_;
  Details details_;
  families::EmbeddingTable embeddings_;
  std::map<std::string, std::uint32_t> row_of_content_;  ///< of the table
  std::vector<std::uint32_t> image_of_row_;              ///< the content's first image
  std::vector<std::uint32_t> row_of_image_;              ///< kNone: no embedding
  bool too_many_ = false;
};

}  // namespace imagelift::report
