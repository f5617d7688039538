// Names of ads made up around names of images, by seeds: what is found is right, and what fits
// several images is refused.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "metrics/metrics_match.h"
#include "metrics/names_in_text.h"
#include "text/ascii.h"

namespace imagelift::metrics {
namespace {

using Paths = std::set<std::string>;
using text::is_letter_or_digit;

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t count) { return random_() % count; }

  std::string one_of(const std::vector<std::string>& all) { return all[below(all.size())]; }

  /// Words of `vocabulary` with signs between them.
  std::string phrase(const std::vector<std::string>& vocabulary,
                     const std::vector<std::string>& signs, std::size_t words) {
    std::string text = one_of(vocabulary);
    for (std::size_t i = 1; i < words; ++i) text += one_of(signs) + one_of(vocabulary);
    return text;
  }

 private:
  std::mt19937 random_;
};

std::vector<ImageRef> images_of(const std::set<std::string>& stems, Maker& maker) {
  std::vector<ImageRef> images;
  for (const std::string& stem : stems) {
    images.push_back({stem + maker.one_of({".jpg", ".png"}), stem});
  }
  return images;
}

// A second, slower reading of the rules of names_in_text.h, for lower-case ASCII: character by
// character, every name at every place.

bool is_tie(char c) {
  return c == '_' || c == '-' || c == '.';
}

/// Where the characters that are tied to the one before `end` end.
std::size_t end_of_tied(const std::string& text, std::size_t end) {
  for (std::size_t at = end; at < text.size();) {
    if (is_letter_or_digit(text[at])) {
      end = ++at;
    } else if (is_tie(text[at])) {
      ++at;
    } else {
      break;
    }
  }
  return end;
}

bool is_tied_before(const std::string& text, std::size_t begin) {
  if (begin == 0 || !is_tie(text[begin - 1])) return false;
  while (begin > 0 && is_tie(text[begin - 1])) --begin;
  return begin > 0 && is_letter_or_digit(text[begin - 1]);
}

std::string ending_of(const std::string& tied) {
  for (const std::string ending : {".jpg", ".png", ".mp4"}) {
    if (tied.ends_with(ending)) return ending;
  }
  return {};
}

/// Of the words from where those that are tied begin to `begin`, and from `end` to `last`.
bool only_additions(const std::string& text, std::size_t begin, std::size_t end, std::size_t last) {
  std::size_t first = begin;
  while (first > 0 && (is_tie(text[first - 1]) || is_letter_or_digit(text[first - 1]))) --first;
  std::string beside = text.substr(first, begin - first) + "_" + text.substr(end, last - end);
  std::ranges::replace_if(beside, is_tie, ' ');
  std::istringstream words(beside);
  for (std::string word; words >> word;) {
    if (word != "v2" && word != "1080x1080") return false;
  }
  return true;
}

struct Place {
  std::size_t begin, end;
  bool is_one_word;
  std::string path;
};

bool stands_at(const std::string& text, std::size_t begin, const std::string& stem,
               const std::string& own_ending) {
  const std::size_t end = begin + stem.size();
  if (text.compare(begin, stem.size(), stem) != 0) return false;
  if (begin > 0 && is_letter_or_digit(text[begin - 1])) return false;
  if (end < text.size() && is_letter_or_digit(text[end])) return false;
  const std::string tied = text.substr(begin, end_of_tied(text, end) - begin);
  const std::string ending = ending_of(tied);
  const bool is_folder = text.substr(begin + tied.size()).starts_with('/');
  if (!ending.empty() && (ending != own_ending || is_folder)) return false;
  if (!ending.empty() && !only_additions(text, begin, end, begin + tied.size() - ending.size())) {
    return false;
  }
  const bool is_one_word = std::ranges::all_of(stem, is_letter_or_digit);
  return !is_one_word || (!is_tied_before(text, begin) && (tied == stem || tied == stem + ending));
}

Paths expected(const std::vector<ImageRef>& images, const std::string& text) {
  std::vector<Place> places;
  for (const ImageRef& image : images) {
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
      if (!stands_at(text, begin, image.name, image.path.substr(image.name.size()))) continue;
      places.push_back({begin, begin + image.name.size(),
                        std::ranges::all_of(image.name, is_letter_or_digit), image.path});
    }
  }
  Paths one_word, several;
  for (const Place& place : places) {
    const bool is_within = std::ranges::any_of(places, [&](const Place& other) {
      return other.begin <= place.begin && place.end <= other.end &&
             other.end - other.begin > place.end - place.begin;
    });
    if (!is_within) (place.is_one_word ? one_word : several).insert(place.path);
  }
  return several.empty() ? one_word : several;
}

std::string shown(const Paths& paths) {
  std::string text = ":";
  for (const std::string& path : paths) text += " " + path;
  return text;
}

BOOST_AUTO_TEST_SUITE(join_properties_tests)

BOOST_AUTO_TEST_CASE(texts_of_few_words_are_read_as_a_slower_reading_does) {
  const std::vector<std::string> words = {"dog", "cat", "beach", "night", "red"};
  std::vector<std::string> spoken = words;  // what ads and CDNs put beside them, too
  spoken.insert(spoken.end(), {"jpg", "v2", "1080x1080"});
  const std::vector<std::string> signs = {"_", "-", " ", "."};
  const std::vector<std::string> wide = {"_", "_", "-", ".", " ", " | ", " - ", "/", "__", ".jpg "};
  std::map<std::size_t, std::size_t> answers;
  for (unsigned seed = 0; seed < 500; ++seed) {
    Maker maker(seed);
    std::set<std::string> stems;
    while (stems.size() < 8) {
      stems.insert(maker.phrase(words, signs, 1 + maker.below(3)));
    }
    const auto images = images_of(stems, maker);
    NamesInText names(images);
    for (int i = 0; i < 40; ++i) {
      const std::string text = maker.phrase(spoken, wide, 1 + maker.below(7)) +
                               maker.one_of({"", "", ".jpg", ".png", ".mp4"});
      Paths found;
      for (const auto image : names.find(text)) found.insert(images[image].path);
      BOOST_TEST_REQUIRE(found == expected(images, text), "seed " << seed << ": " << text
                                                                  << shown(found) << " rather than"
                                                                  << shown(expected(images, text)));
      ++answers[found.size()];
    }
  }
  BOOST_TEST(answers[0] > 1000U);
  BOOST_TEST(answers[1] > 1000U);
  BOOST_TEST(answers[2] > 500U);
}

/// What people put around the name of an image; no word of it is in any image's name.
std::string ad_around(const std::string& core, Maker& maker) {
  const std::vector<std::string> words = {"ACME",      "Prospecting", "EN",    "v2",
                                          "1080x1080", "2026-10",     "Story", "\u00dcbung",
                                          "50%",       "W\u00e4rme",  "A/B"};
  const std::vector<std::string> signs = {" | ", " - ", " ", " / ", ": ", " \u2013 ", " + "};
  std::string ad = core;
  for (std::size_t i = maker.below(3); i > 0; --i)
    ad = maker.one_of(words) + maker.one_of(signs) + ad;
  for (std::size_t i = maker.below(3); i > 0; --i) ad += maker.one_of(signs) + maker.one_of(words);
  return ad + maker.one_of({"", "", " - Copy", " - Kopie 2"});
}

std::string spelled(const ImageRef& image, Maker& maker) {
  std::string name = maker.one_of({image.name, image.path});
  if (maker.below(3) == 0) name = text::to_upper(name);
  const bool is_one_word = std::ranges::all_of(image.name, is_letter_or_digit);
  if (is_one_word || maker.below(2) == 0) return name;
  return maker.one_of({"acme_", "acme-", "20261001_"}) + image.name +
         maker.one_of({"_v2", "-1080x1080", ""});
}

MetricTable table_of(const std::vector<std::string>& ads) {
  MetricTable table;
  table.has_counts = true;
  for (const std::string& ad : ads) {
    MetricRow& row = table.rows.emplace_back();
    row.row = static_cast<std::uint32_t>(table.rows.size() + 1);
    row.image = ad;
    row.date = Date(2026, 1, static_cast<int>(row.row));  // so that spellings may repeat
    row.impressions = 100;
    row.clicks = 1;
  }
  return table;
}

BOOST_AUTO_TEST_CASE(every_row_means_its_image_or_is_refused) {
  const std::vector<std::string> words = {"dog",  "cat", "beach", "sofa",
                                          "bike", "red", "shoe",  "night"};
  std::size_t right = 0, refused = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    Maker maker(seed);
    std::set<std::string> stems;
    while (stems.size() < 12) stems.insert(maker.phrase(words, {"_", "-"}, 1 + maker.below(3)));
    const auto images = images_of(stems, maker);
    std::vector<std::string> ads;
    std::vector<std::size_t> meant;  // images.size(): two of them
    for (int i = 0; i < 20; ++i) {
      const std::size_t image = maker.below(images.size()), other = maker.below(images.size());
      const auto words_in = [&](std::size_t which) {
        return std::ranges::all_of(images[which].name, is_letter_or_digit);
      };
      const bool two = image != other && words_in(image) == words_in(other) && maker.below(4) == 0;
      const std::string one = spelled(images[image], maker);
      ads.push_back(ad_around(
          two ? one + maker.one_of({" + ", " & "}) + spelled(images[other], maker) : one, maker));
      meant.push_back(two ? images.size() : image);
    }
    const MetricMatch match = match_metrics(images, table_of(ads));
    std::vector<std::size_t> found(ads.size(), images.size());
    for (std::size_t i = 0; i < images.size(); ++i) {
      for (const std::size_t row : match.rows_of_image[i]) found[row] = i;
    }
    for (std::size_t row = 0; row < ads.size(); ++row) {
      BOOST_TEST_REQUIRE(found[row] == meant[row], "seed " << seed << ": " << ads[row]);
      ++(meant[row] == images.size() ? refused : right);
    }
  }
  BOOST_TEST(right > 5000U);
  BOOST_TEST(refused > 500U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
