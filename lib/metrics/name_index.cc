#include "metrics/name_index.h"

#include <algorithm>
#include <functional>

#include "core/image_extension.h"

namespace imagelift::metrics {
namespace {

constexpr std::size_t kMostImages = 10;
constexpr std::size_t kDeepest = 32;  ///< folders above a file that its end is known by

bool has_ending(std::string_view path) {
  return without_image_extension(path).size() != path.size();
}

/// Calls back for each end of a path that begins behind a '/', the longest first, until it says
/// true; at most kDeepest of them, the shorter ones.
template <typename Visit>
void each_end(std::string_view path, Visit visit) {
  const auto slashes = static_cast<std::size_t>(std::ranges::count(path, '/'));
  std::size_t left = slashes;
  for (auto at = path.find('/'); at != std::string_view::npos; at = path.find('/', at + 1)) {
    if (left-- <= kDeepest && visit(path.substr(at + 1))) return;
  }
}

bool ends_with_parts(std::string_view path, std::string_view end) {
  return path.size() > end.size() && path.ends_with(end) &&
         path[path.size() - end.size() - 1] == '/';
}

}  // namespace

void NameIndex::Table::add(std::string_view key, std::uint32_t image) {
  if (!key.empty()) entries_.emplace_back(std::hash<std::string_view>{}(key), image);
}

void NameIndex::Table::sort() {
  std::ranges::sort(entries_);
}

template <typename Fits>
NameIndex::Images NameIndex::Table::find(std::string_view key, Fits fits) const {
  Images images;
  const std::size_t hash = std::hash<std::string_view>{}(key);
  auto entry = std::ranges::lower_bound(entries_, hash, {}, [](const auto& e) { return e.first; });
  for (; entry != entries_.end() && entry->first == hash && images.size() < kMostImages; ++entry) {
    if (fits(entry->second)) images.push_back(entry->second);
  }
  return images;
}

NameIndex::NameIndex(std::vector<std::string> paths, std::vector<std::string> names)
    : paths_(std::move(paths)), names_(std::move(names)) {
  for (std::uint32_t i = 0; i < paths_.size(); ++i) {
    const std::string_view path = paths_[i];
    const auto stem = without_image_extension(path);
    by_path_.add(path, i);
    by_stem_.add(stem, i);
    each_end(path, [&](std::string_view end) {
      by_end_.add(end, i);
      by_stem_end_.add(end.substr(0, end.size() - (path.size() - stem.size())), i);
      return false;
    });
  }
  for (std::uint32_t i = 0; i < names_.size(); ++i) by_name_.add(names_[i], i);
  for (Table* table : {&by_path_, &by_name_, &by_stem_, &by_end_, &by_stem_end_}) table->sort();
}

NameIndex::Images NameIndex::of_path(std::string_view name) const {
  return by_path_.find(name, [&](std::uint32_t i) { return paths_[i] == name; });
}

/// Equal but for an ending that one of both lacks.
NameIndex::Images NameIndex::of_stem(std::string_view name) const {
  if (!has_ending(name)) {
    return by_stem_.find(
        name, [&](std::uint32_t i) { return without_image_extension(paths_[i]) == name; });
  }
  const auto stem = without_image_extension(name);
  return by_path_.find(
      stem, [&](std::uint32_t i) { return paths_[i] == stem && !has_ending(paths_[i]); });
}

NameIndex::Images NameIndex::of_end(std::string_view name) const {
  return by_end_.find(name, [&](std::uint32_t i) { return ends_with_parts(paths_[i], name); });
}

NameIndex::Images NameIndex::of_stem_end(std::string_view name) const {
  if (!has_ending(name)) {
    return by_stem_end_.find(name, [&](std::uint32_t i) {
      return ends_with_parts(without_image_extension(paths_[i]), name);
    });
  }
  const auto stem = without_image_extension(name);
  return by_end_.find(stem, [&](std::uint32_t i) {
    return ends_with_parts(paths_[i], stem) && !has_ending(paths_[i]);
  });
}

NameIndex::Images NameIndex::find(std::string_view name) const {
  Images images = of_path(name);
  if (images.empty()) {
    images = by_name_.find(name, [&](std::uint32_t i) { return names_[i] == name; });
  }
  if (images.empty()) images = of_stem(name);
  if (images.empty()) images = of_end(name);
  if (images.empty()) images = of_stem_end(name);
  return images;
}

NameIndex::Images NameIndex::find_within(std::string_view name) const {
  Images images;
  each_end(name, [&](std::string_view end) { return !(images = of_path(end)).empty(); });
  if (!images.empty()) return images;
  each_end(name, [&](std::string_view end) { return !(images = of_stem(end)).empty(); });
  return images;
}

NameIndex::Images NameIndex::find_by_file(std::string_view name) const {
  const auto file = name.substr(name.rfind('/') + 1);
  Images images = of_end(file);
  if (images.empty()) images = of_path(file);
  if (images.empty()) images = of_stem_end(file);
  if (images.empty()) images = of_stem(file);
  return images;
}

}  // namespace imagelift::metrics
