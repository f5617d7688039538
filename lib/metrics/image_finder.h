#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/image_ref.h"
#include "metrics/name_index.h"
#include "metrics/names_in_text.h"
#include "metrics/row_spellings.h"

namespace imagelift::metrics {

/// How a row means its image. What is `within` or a `guess` holds only while no row is sure to mean
/// the image and all that may mean it say the same.
enum class Certainty {
  sure,
  within,   ///< the row names folders above the image's path
  guess,    ///< it names the file in another folder, or with another query
  in_text,  ///< it names something else, such as an ad, and the image's name stands in that; holds
            ///< whatever other rows say, since several ads may show one image
};

/// What the finder says of a row's name.
struct FoundImage {
  /// None, the one that is meant, or several: the name is ambiguous.
  NameIndex::Images images;
  Certainty certainty = Certainty::sure;
  std::string as;  ///< where that is not sure: the name without case and query, for comparison
};

/// Finds the image that a metrics row means by its name (docs/metrics.md): each spelling of it in
/// turn, first with its case, then without; then a guess; images' names within it come last. One
/// thread at a time.
class ImageFinder {
 public:
  ImageFinder(std::span<const ImageRef> images, AddressPath path_of_address);

  FoundImage find(std::string_view written);

  /// The same for what is known to name an image and nothing else: not within a longer text.
  FoundImage find_named(std::string_view written);

 private:
  FoundImage find_in_case(std::string_view written, std::span<const Spelling> spellings);
  FoundImage find_bare(std::span<const Spelling> spellings);
  FoundImage find_without_case(std::span<const Spelling> spellings);
  FoundImage guess(std::span<const Spelling> spellings);
  FoundImage find_in_text(std::string_view written);
  const NameIndex& folded_index();
  const NameIndex& folded_bare_index();

  std::span<const ImageRef> images_;
  AddressPath path_of_address_;
  NameIndex composed_;
  std::optional<NameIndex> as_written_;  ///< where composing changes a path
  std::optional<NameIndex> bare_;        ///< without the mark of a query: of those that have one
  std::optional<NameIndex> folded_, folded_bare_;
  std::optional<NamesInText> in_text_;
};

}  // namespace imagelift::metrics
