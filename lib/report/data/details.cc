#include "report/data/details.h"

#include <algorithm>

#include "report/words/words.h"

namespace imagelift::report {
namespace {

constexpr std::uint32_t kNone = 0xffffffff;

}  // namespace

void DetailsGatherer::add(const store::RunImage& image) {
  const Inference& inference = image.analysis.inference;
  const auto row = static_cast<std::uint32_t>(details_.images.size());
  details_.images.push_back(located_in(inference));
  row_of_image_.push_back(kNone);
  if (inference.embedding && !inference.embedding->empty()) add_embedding(image, row);
}

void DetailsGatherer::add_embedding(const store::RunImage& image, std::uint32_t row) {
  const Embedding& embedding = *image.analysis.inference.embedding;
  const bool fits = embeddings_.rows() == 0 || embedding.size() == embeddings_.dimensions();
  if (too_many_ || !fits) return;
  const auto next = static_cast<std::uint32_t>(embeddings_.rows());
  const auto [known, is_new] = row_of_content_.try_emplace(image.analysis.content.sha256, next);
  if (is_new && embeddings_.rows() == most_contents_) {
    too_many_ = true;
    embeddings_ = {};
    return;
  }
  if (is_new) {
    embeddings_.add(embedding);
    image_of_row_.push_back(row);
  }
  row_of_image_[row] = known->second;
}

Details DetailsGatherer::finish() {
  if (too_many_) {
    details_.look_alikes_left_out =
        say("look_alikes.too_many", {{"n", std::to_string(most_contents_)}});
  } else if (embeddings_.rows() == 0) {
    details_.look_alikes_left_out = say("look_alikes.no_embeddings");
  } else {
    auto nearest = families::look_alikes(embeddings_, Details::kMostLookAlikes);
    for (auto& list : nearest) {
      for (families::LookAlike& alike : list) alike.row = image_of_row_[alike.row];
    }
    for (const std::uint32_t row : row_of_image_) {
      details_.look_alikes.push_back(row == kNone ? std::vector<families::LookAlike>{}
                                                  : nearest[row]);
    }
  }
  return std::move(details_);
}

}  // namespace imagelift::report
