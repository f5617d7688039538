#include "metrics/image_finder.h"

#include <algorithm>
#include <utility>

#include "core/image_extension.h"
#include "core/query_mark.h"
#include "metrics/unicode_form.h"

namespace imagelift::metrics {
namespace {

using Images = NameIndex::Images;

template <typename Form>
std::vector<std::string> paths_of(std::span<const ImageRef> images, Form form) {
  std::vector<std::string> paths;
  paths.reserve(images.size());
  for (const ImageRef& image : images) paths.push_back(form(image.path));
  return paths;
}

std::vector<std::string> names_of(std::span<const ImageRef> images) {
  std::vector<std::string> names;
  names.reserve(images.size());
  for (const ImageRef& image : images) names.push_back(composed(image.name));
  return names;
}

/// Of an image without a mark: empty.
std::string bare_path(const std::string& path) {
  std::string bare = without_query_mark(path);
  return bare == path ? std::string() : composed(bare);
}

bool any(const std::vector<std::string>& paths) {
  return std::ranges::any_of(paths, [](const std::string& path) { return !path.empty(); });
}

/// Without case and escapes, which files saved from the web have in their names; what was written
/// in full-width forms is understood too.
std::string folded_path(const std::string& path) {
  return plain_path(folded(without_escapes(path)));
}

FoundImage found_in(const NameIndex& index, const std::string& name) {
  if (Images images = index.find(name); !images.empty()) return {images, Certainty::sure, {}};
  if (Images images = index.find_within(name); !images.empty()) {
    return {images, Certainty::within, folded_path(without_query_mark(name))};
  }
  return {};
}

/// A file with an ending is the same picture with another query, such as a version; what has none
/// (`/render?id=7`) is chosen by its query.
bool may_change_query(std::string_view path) {
  return image_extension_of(path) != nullptr;
}

}  // namespace

ImageFinder::ImageFinder(std::span<const ImageRef> images, AddressPath path_of_address)
    : images_(images),
      path_of_address_(std::move(path_of_address)),
      composed_(paths_of(images, composed), names_of(images)) {
  const auto is_changed = [](const ImageRef& image) { return composed(image.path) != image.path; };
  if (std::ranges::any_of(images, is_changed)) {
    as_written_.emplace(paths_of(images, [](const std::string& path) { return path; }));
  }
  auto bare = paths_of(images, bare_path);
  if (any(bare)) bare_.emplace(std::move(bare));
}

const NameIndex& ImageFinder::folded_index() {
  if (!folded_) folded_.emplace(paths_of(images_, folded_path));
  return *folded_;
}

const NameIndex& ImageFinder::folded_bare_index() {
  if (!folded_bare_) {
    folded_bare_.emplace(
        paths_of(images_, [](const std::string& path) { return folded_path(bare_path(path)); }));
  }
  return *folded_bare_;
}

FoundImage ImageFinder::find(std::string_view written) {
  FoundImage found = find_named(written);
  if (found.images.empty()) found = find_in_text(written);
  return found;
}

FoundImage ImageFinder::find_named(std::string_view written) {
  const auto spellings = row_spellings(written, path_of_address_);
  FoundImage found = find_in_case(written, spellings);
  if (found.images.empty()) found = find_bare(spellings);
  if (found.images.empty()) found = find_without_case(spellings);
  if (found.images.empty()) found = guess(spellings);
  return found;
}

FoundImage ImageFinder::find_in_case(std::string_view written,
                                     std::span<const Spelling> spellings) {
  FoundImage found;
  if (as_written_) found.images = as_written_->find(written);
  for (const Spelling& spelling : spellings) {
    if (found.images.empty()) found = found_in(composed_, spelling.path);
  }
  return found;
}

FoundImage ImageFinder::find_bare(std::span<const Spelling> spellings) {
  FoundImage found;
  for (const Spelling& spelling : spellings) {
    if (!bare_ || spelling.had_query) continue;
    if (found.images.empty()) found = found_in(*bare_, spelling.path);
  }
  return found;
}

FoundImage ImageFinder::find_without_case(std::span<const Spelling> spellings) {
  FoundImage found;
  for (const Spelling& spelling : spellings) {
    if (found.images.empty()) found = found_in(folded_index(), folded_path(spelling.path));
  }
  for (const Spelling& spelling : spellings) {
    if (!bare_ || spelling.had_query) continue;
    if (found.images.empty()) found = found_in(folded_bare_index(), folded_path(spelling.path));
  }
  return found;
}

FoundImage ImageFinder::guess(std::span<const Spelling> spellings) {
  for (const Spelling& spelling : spellings) {
    const std::string path = folded_path(spelling.path);
    const bool may_change = may_change_query(path);
    Images images;
    if (bare_ && spelling.had_query && may_change) images = folded_bare_index().find(path);
    if (images.empty()) images = folded_index().find_by_file(path);
    if (images.empty() && bare_ && (!spelling.had_query || may_change)) {
      images = folded_bare_index().find_by_file(path);
    }
    if (!images.empty()) return {images, Certainty::guess, without_query_mark(path)};
  }
  return {};
}

FoundImage ImageFinder::find_in_text(std::string_view written) {
  if (!in_text_) in_text_.emplace(images_);
  const SearchedPart part = searched_part(written, path_of_address_);
  return {in_text_->find(part.text, part.is_file), Certainty::in_text, {}};
}

}  // namespace imagelift::metrics
