#include "metrics/nearest_names.h"

#include <algorithm>

#include "core/image_extension.h"
#include "metrics/unicode_form.h"

namespace imagelift::metrics {
namespace {

constexpr std::size_t kMostNames = 200'000;
constexpr std::size_t kLongestName = 200;    // bytes of it that count
constexpr std::size_t kMostSteps = 100'000;  // for one name
constexpr double kLeastAlike = 0.3;          // of 1: the same triples

std::string_view file_of(std::string_view name) {
  const auto file = name.substr(name.find_last_of("/\\") + 1);
  return without_image_extension(file);
}

}  // namespace

NearestNames::Triples NearestNames::triples_of(std::string_view name) {
  const std::string file = " " + folded(file_of(name).substr(0, kLongestName)) + " ";
  Triples triples;
  for (std::size_t i = 0; i + 2 < file.size(); ++i) {
    const auto byte = [&](std::size_t at) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(file[at]));
    };
    triples.push_back(byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2));
  }
  std::ranges::sort(triples);
  triples.erase(std::unique(triples.begin(), triples.end()), triples.end());
  return triples;
}

NearestNames::NearestNames(std::span<const std::string> names) {
  names = names.first(std::min(names.size(), kMostNames));
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    const Triples triples = triples_of(names[i]);
    for (const auto triple : triples) names_with_[triple].push_back(i);
    triples_.push_back(static_cast<std::uint32_t>(triples.size()));
  }
  shared_.resize(triples_.size());
}

std::optional<std::size_t> NearestNames::nearest(std::string_view name) {
  const Triples triples = triples_of(name);
  std::vector<const std::vector<std::uint32_t>*> lists;
  for (const auto triple : triples) {
    if (const auto found = names_with_.find(triple); found != names_with_.end()) {
      lists.push_back(&found->second);
    }
  }
  std::ranges::stable_sort(lists, {}, [](const auto* list) { return list->size(); });
  std::vector<std::uint32_t> touched;
  for (const auto* list : lists) {
    if (touched.size() + list->size() > kMostSteps) break;
    for (const auto i : *list) {
      ++shared_[i];
      touched.push_back(i);
    }
  }
  steps_ += touched.size();
  std::optional<std::size_t> best;
  double most = kLeastAlike;
  for (const auto i : touched) {
    const double alike = 2.0 * shared_[i] / static_cast<double>(triples.size() + triples_[i]);
    if (alike > most || (best && alike == most && i < *best)) {
      most = alike;
      best = i;
    }
  }
  for (const auto i : touched) shared_[i] = 0;
  return best;
}

}  // namespace imagelift::metrics
