#include "families/template_marks.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "image/vectorised.h"

namespace imagelift::families {
namespace {

using image::LocalFeatures;

constexpr float kTolerance = 3;  // pixels of a picture of 320, whose JPEG and scaling move corners
constexpr float kCell = 4;       // no smaller than the tolerance
constexpr int kCells = 81;       // in a row: features stand in pictures of 320 pixels at most
constexpr int kMostBits = 40;    // of 256, in which a feature differs from itself compressed again

static_assert(LocalFeatures::kWords == 4);

int cell_of(float place) {
  return std::clamp(static_cast<int>(place / kCell), 0, kCells - 1);
}

std::size_t cell_at(LocalFeatures::Place place) {
  return static_cast<std::size_t>(cell_of(place.y) * kCells + cell_of(place.x));
}

/// Appends the pictures of the marks that are like the first.
template <class Mark>
IMAGELIFT_VECTORISED void add_alike(std::vector<std::uint32_t>& pictures, const Mark& wanted,
                                    std::span<const Mark> marks) {
  for (const Mark& mark : marks) {
    int bits = 0;
    for (int i = 0; i < 4; ++i) bits += std::popcount(wanted.descriptor[i] ^ mark.descriptor[i]);
    const bool is_alike = bits <= kMostBits && std::abs(wanted.x - mark.x) <= kTolerance &&
                          std::abs(wanted.y - mark.y) <= kTolerance;
    if (is_alike && mark.picture != wanted.picture) pictures.push_back(mark.picture);
  }
}

template <class Mark>
Mark mark_of(const LocalFeatures& features, std::uint32_t feature, std::uint32_t picture) {
  Mark mark{{}, features.places[feature].x, features.places[feature].y, picture};
  std::copy_n(features.descriptor(feature), LocalFeatures::kWords, mark.descriptor);
  return mark;
}

}  // namespace

TemplateMarks::TemplateMarks(std::span<const LocalFeatures> features)
    : features_(features), first_mark_(kCells * kCells + 1, 0) {
  for (const LocalFeatures& one : features) {
    for (const LocalFeatures::Place place : one.places) ++first_mark_[cell_at(place) + 1];
  }
  for (std::size_t cell = 1; cell < first_mark_.size(); ++cell) {
    first_mark_[cell] += first_mark_[cell - 1];
  }
  marks_.resize(first_mark_.back());
  std::vector<std::uint32_t> next(first_mark_.begin(), first_mark_.end() - 1);
  for (std::uint32_t picture = 0; picture < features.size(); ++picture) {
    for (std::uint32_t i = 0; i < features[picture].count(); ++i) {
      marks_[next[cell_at(features[picture].places[i])]++] =
          mark_of<Mark>(features[picture], i, picture);
    }
  }
}

std::vector<std::uint32_t> TemplateMarks::pictures_with(
    std::uint32_t picture, std::uint32_t feature,
    const std::function<bool(std::uint32_t)>& counts) const {
  const Mark wanted = mark_of<Mark>(features_[picture], feature, picture);
  std::vector<std::uint32_t> pictures;
  for (int y = std::max(cell_of(wanted.y) - 1, 0); y <= std::min(cell_of(wanted.y) + 1, kCells - 1);
       ++y) {
    const int first = std::max(cell_of(wanted.x) - 1, 0);
    const int last = std::min(cell_of(wanted.x) + 1, kCells - 1);
    const std::uint32_t begin = first_mark_[static_cast<std::size_t>(y * kCells + first)];
    const std::uint32_t end = first_mark_[static_cast<std::size_t>(y * kCells + last) + 1];
    add_alike(pictures, wanted, std::span(marks_).subspan(begin, end - begin));
  }
  std::sort(pictures.begin(), pictures.end());
  pictures.erase(std::unique(pictures.begin(), pictures.end()), pictures.end());
  std::vector<std::uint32_t> counted;
  for (const std::uint32_t other : pictures) {
    if (counted.size() < kEnough && counts(other)) counted.push_back(other);
  }
  return counted;
}

}  // namespace imagelift::families
