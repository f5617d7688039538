#include "metrics/names_in_text.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "core/image_extension.h"
#include "core/query_mark.h"
#include "metrics/row_spellings.h"

namespace imagelift::metrics {
namespace {

constexpr std::size_t kLongestText = 2000;  // bytes
constexpr std::size_t kLongestName = 400;   // bytes
constexpr std::size_t kMostParts = 4;       // of a path that a name is looked for by
constexpr std::ptrdiff_t kMostImages = 10;  // of one name and ending
constexpr std::size_t kMostShown = 10;
constexpr std::size_t kLeastCharacters = 3;
constexpr std::size_t kLeastDigits = 6;

/// The ending of a path, in lower case; empty where it is that of no image.
std::string_view image_ending(std::string_view path) {
  const ImageExtension* known = image_extension_of(path);
  return known == nullptr ? std::string_view() : known->ending;
}

/// Whether an image of which no ending is known may be a file with that one.
bool may_lack(std::string_view ending) {
  return std::ranges::find(image_extensions(), ending, &ImageExtension::ending) !=
         image_extensions().end();
}

std::uint64_t key_of(std::uint32_t node, std::string_view step) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;  // spreads nodes over all bits
  return std::hash<std::string_view>{}(step) ^ (node + 1) * kOdd;
}

/// A place within a longer one is none of its own.
template <typename Place>
void drop_those_within_others(std::vector<Place>& places) {
  std::size_t end = 0;  // places ascend by their first word
  std::erase_if(places, [&](const Place& place) {
    const bool is_within = place.last < end;
    end = std::max(end, place.last + 1);
    return is_within;
  });
}

}  // namespace

NamesInText::NamesInText(std::span<const ImageRef> images) {
  for (std::uint32_t i = 0; i < images.size(); ++i) {
    const std::string path = without_query_mark(images[i].path);
    endings_.push_back(image_ending(path));
    const std::string name = plain_path(searched_form(without_image_extension(path)));
    std::size_t begin = name.size() + 1;
    for (std::size_t parts = 0; parts < kMostParts && begin > 0; ++parts) {
      const auto slash = begin < 2 ? std::string::npos : name.rfind('/', begin - 2);
      begin = slash == std::string::npos ? 0 : slash + 1;
      add(std::string_view(name).substr(begin), i);
    }
  }
}

void NamesInText::add(std::string_view name, std::uint32_t image) {
  const std::vector<TextWord> words = words_of(name);
  if (words.empty() || name.size() > kLongestName) return;
  const auto text = name.substr(words.front().begin, words.back().end - words.front().begin);
  const NameLetters counts = letters_of(name, words);
  const bool has_number = counts.digits >= kLeastDigits;
  if (counts.characters < kLeastCharacters || (counts.letters == 0 && !has_number)) return;
  Node node = 0;
  std::size_t end = words.front().begin;
  for (const TextWord& word : words) {
    const auto step = name.substr(end, word.end - end);
    const auto [known, is_new] = steps_of_.try_emplace(key_of(node, step), nodes_);
    if (is_new) ++nodes_;
    node = known->second;
    end = word.end;
  }
  Name& known = names_[node];
  if (known.images.empty()) known = {std::string(text), words.size() == 1 && !has_number, {}};
  const auto same = std::ranges::count_if(
      known.images, [&](std::uint32_t other) { return endings_[other] == endings_[image]; });
  const bool is_listed = !known.images.empty() && known.images.back() == image;
  if (known.text == text && !is_listed && same < kMostImages) known.images.push_back(image);
}

bool NamesInText::stands(const Name& name, const SearchedText& text, std::size_t first,
                         std::size_t last) {
  if (text.part(first, last) != name.text) return false;
  return name.is_one_word ? text.is_whole(first, last) : text.may_be_part(first, last);
}

NameIndex::Images NamesInText::with_ending(const Name& name, std::string_view ending) const {
  if (ending.empty()) return name.images;
  NameIndex::Images images;
  for (const auto image : name.images) {
    const bool lacks_it = endings_[image].empty() && may_lack(ending);
    if (lacks_it || endings_[image] == ending) images.push_back(image);
  }
  return images;
}

NamesInText::Place NamesInText::longest_at(const SearchedText& text, std::size_t first) {
  Place longest;
  Node node = 0;
  for (std::size_t last = first; last < text.words().size(); ++last) {
    ++steps_;
    const std::string_view sofar = text.part(first, last);
    const std::size_t known = last == first ? 0 : text.part(first, last - 1).size();
    const auto step = steps_of_.find(key_of(node, sofar.substr(known)));
    if (step == steps_of_.end()) break;
    node = step->second;
    const auto name = names_.find(node);
    if (name == names_.end() || !stands(name->second, text, first, last)) continue;
    NameIndex::Images images = with_ending(name->second, text.ending(last));
    if (!images.empty()) longest = {first, last, name->second.is_one_word, std::move(images)};
  }
  return longest;
}

std::vector<NamesInText::Place> NamesInText::places_in(const SearchedText& text) {
  std::vector<Place> places;
  for (std::size_t first = 0; first < text.words().size(); ++first) {
    Place place = longest_at(text, first);
    if (!place.images.empty()) places.push_back(std::move(place));
  }
  drop_those_within_others(places);
  const auto is_one_word = [](const Place& place) { return place.is_one_word; };
  if (!std::ranges::all_of(places, is_one_word)) std::erase_if(places, is_one_word);
  return places;
}

NameIndex::Images NamesInText::find(std::string_view written, bool is_file) {
  if (written.size() > kLongestText) return {};
  NameIndex::Images images;
  for (const Place& place : places_in(SearchedText(written, is_file))) {
    images.insert(images.end(), place.images.begin(), place.images.end());
  }
  std::ranges::sort(images);
  images.erase(std::unique(images.begin(), images.end()), images.end());
  if (images.size() > kMostShown) images.resize(kMostShown);
  return images;
}

}  // namespace imagelift::metrics
