#include "metrics/names_in_text.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "core/image_extension.h"

namespace imagelift::metrics {
namespace {

std::vector<ImageRef> files(const std::vector<std::string>& paths) {
  std::vector<ImageRef> images;
  for (const std::string& path : paths) {
    images.push_back({path, std::string(without_image_extension(path))});
  }
  return images;
}

/// The paths of the images found, with blanks between them.
std::string found(const std::vector<std::string>& paths, const std::string& text) {
  const auto images = files(paths);
  std::string all;
  for (const auto image : NamesInText(images).find(text)) {
    all += (all.empty() ? "" : " ") + images[image].path;
  }
  return all;
}

const std::vector<std::string> kAds = {"dog.jpg", "dog_beach.jpg", "dog_beach_night.jpg",
                                       "cat_sofa.png", "x/caf\u00e9 t\u00fcr.jpg"};

BOOST_AUTO_TEST_SUITE(names_in_text_tests)

BOOST_AUTO_TEST_CASE(a_name_is_found_in_the_name_of_an_ad) {
  for (const char* text :
       {"ACME | Prospecting | dog_beach | v2", "2026-10 dog_beach 1080x1080 EN", "DOG_BEACH!",
        "acme_dog_beach_v2", "acme-dog_beach.v2", "dog_beach.jpg - Story", "dog_beach_640x480.jpg",
        "\uff24og_beach", "(dog_beach)", "dog_beach dog_beach", "content=dog_beach&x=1"}) {
    BOOST_TEST(found(kAds, text) == "dog_beach.jpg", text);
  }
  BOOST_TEST(found(kAds, "ACME Cafe\u0301  T\u00dcR v1") == "x/caf\u00e9 t\u00fcr.jpg");
  BOOST_TEST(found(kAds, "ACME caf%C3%A9+t%C3%BCr") == "x/caf\u00e9 t\u00fcr.jpg");
}

BOOST_AUTO_TEST_CASE(only_whole_words_count_and_the_signs_between_them) {
  for (const char* text : {"hotdog_beach", "dog_beaches", "dog beach", "dog-beach", "dog__beach",
                           "dog_beach2", "beach_dog", "dog_", "", "|"}) {
    BOOST_TEST(found({"dog_beach.jpg"}, text) == "", text);
  }
}

BOOST_AUTO_TEST_CASE(a_name_of_one_word_stands_by_itself) {
  for (const char* text :
       {"ACME | dog | v2", "dog: the story", "dog.", "- dog -", "(dog)", "dog.jpg!"}) {
    BOOST_TEST(found({"dog.jpg"}, text) == "dog.jpg", text);
  }
  for (const char* text :
       {"dog_beach", "hot-dog", "dog.v2", "dog's", "acme_dog.jpg", "dog_640x480.jpg"}) {
    BOOST_TEST(found({"dog.jpg"}, text) == "", text);
  }
  BOOST_TEST(found({"120210987654321.jpg"}, "ad_120210987654321_v2") == "120210987654321.jpg");
}

BOOST_AUTO_TEST_CASE(the_longest_name_wins) {
  BOOST_TEST(found(kAds, "acme_dog_beach_night_v2") == "dog_beach_night.jpg");
  BOOST_TEST(found(kAds, "acme_dog_beach_nights") == "dog_beach.jpg");
  BOOST_TEST(found(kAds, "Dog food | dog_beach") == "dog_beach.jpg");
  BOOST_TEST(found({"x/dog_beach.jpg", "y/dog_beach.jpg"}, "ACME y/dog_beach v2") ==
             "y/dog_beach.jpg");
}

BOOST_AUTO_TEST_CASE(what_fits_equally_is_ambiguous) {
  BOOST_TEST(found(kAds, "dog_beach + cat_sofa") == "dog_beach.jpg cat_sofa.png");
  BOOST_TEST(found(kAds, "dog_beach_night, cat_sofa") == "dog_beach_night.jpg cat_sofa.png");
  BOOST_TEST(found({"dog_beach.jpg", "beach_sky.jpg"}, "dog_beach_sky") ==
             "dog_beach.jpg beach_sky.jpg");
  BOOST_TEST(found({"x/dog_beach.jpg", "y/dog_beach.jpg"}, "ACME dog_beach") ==
             "x/dog_beach.jpg y/dog_beach.jpg");
  BOOST_TEST(found({"dog.jpg", "cats.jpg"}, "dog and cats") == "dog.jpg cats.jpg");
}

BOOST_AUTO_TEST_CASE(an_ending_in_the_text_is_the_files_own) {
  const std::vector<std::string> both = {"dog_beach.jpg", "dog_beach.png"};
  BOOST_TEST(found(both, "ACME | dog_beach | v2") == "dog_beach.jpg dog_beach.png");
  BOOST_TEST(found(both, "ACME | dog_beach.PNG | v2") == "dog_beach.png");
  BOOST_TEST(found(both, "dog_beach_v2-1080x1080.png") == "dog_beach.png");
  for (const char* text : {"dog_beach_night.jpg", "acme_dog_beach.jpg", "dog_beach.png",
                           "dog_beach_v2.png", "dog_beach.mp4", "dog_beach.jpg/x"}) {
    BOOST_TEST(found({"dog_beach.jpg"}, text) == "", text);
  }
  BOOST_TEST(found({"dog_beach"}, "ACME dog_beach.jpg") == "dog_beach");
  BOOST_TEST(found({"dog_beach"}, "ACME dog_beach.mov") == "");
}

BOOST_AUTO_TEST_CASE(the_name_of_a_file_holds_an_images_only_beside_additions) {
  const auto images = files({"dog_beach.jpg"});
  NamesInText names(images);
  BOOST_TEST(names.find("dog_beach_night").size() == 1U);
  BOOST_TEST(names.find("dog_beach_night", true).empty());
  BOOST_TEST(names.find("20261001_dog_beach@2x", true).size() == 1U);
  BOOST_TEST(names.find("ACME dog_beach (1)", true).size() == 1U);
}

BOOST_AUTO_TEST_CASE(names_that_stand_everywhere_do_not_count) {
  for (const char* name : {"ab", "12345", "2026-10", "1080x1080", "v10", "1080x1080_v2", "9x16"}) {
    BOOST_TEST(found({std::string(name) + ".jpg"}, "ACME " + std::string(name) + " dog") == "",
               name);
  }
  BOOST_TEST(found({"dog_beach/1080x1080.jpg", "cat_sofa.jpg"}, "cat_sofa 1080x1080") ==
             "cat_sofa.jpg");
}

BOOST_AUTO_TEST_CASE(the_mark_of_a_query_is_no_part_of_a_name) {
  BOOST_TEST(found({"h/dog_beach?1f3c9a.jpg"}, "ACME dog_beach v2") == "h/dog_beach?1f3c9a.jpg");
}

BOOST_AUTO_TEST_CASE(files_of_one_name_are_counted_by_their_endings) {
  std::vector<std::string> paths;
  for (int i = 0; i < 1000; ++i) paths.push_back(std::to_string(i) + "/dog_beach.jpg");
  paths.emplace_back("a/dog_beach.png");
  const auto images = files(paths);
  NamesInText names(images);
  BOOST_TEST(names.find("ACME dog_beach").size() == 10U);
  BOOST_TEST(names.find("ACME dog_beach.png") == NameIndex::Images{1000});
  paths.emplace_back("b/dog_beach.png");
  BOOST_TEST(NamesInText(files(paths)).find("ACME dog_beach.png").size() == 2U);
}

BOOST_AUTO_TEST_CASE(texts_of_any_bytes_and_lengths_are_looked_through_or_not_at_all) {
  BOOST_TEST(found(kAds, "\xff\xfe dog_beach \xc3") == "dog_beach.jpg");
  BOOST_TEST(found(kAds, "dog_beach" + std::string(3000, ' ')) == "");
  BOOST_TEST(found({std::string(3000, 'a') + ".jpg"}, std::string(1000, 'a')) == "");
}

BOOST_AUTO_TEST_CASE(the_work_is_that_of_the_text_whatever_the_names_are) {
  std::vector<std::string> paths;
  for (int i = 0; i < 5000; ++i) {
    paths.push_back("acme_spring_" + std::to_string(i % 70) + "_dog_" + std::to_string(i) + ".jpg");
  }
  const auto images = files(paths);
  NamesInText names(images);
  for (int i = 0; i < 20'000; ++i) {
    const std::string row = "ACME | " + images[i % 5000].name + " | v" + std::to_string(i);
    BOOST_REQUIRE(names.find(row).size() == 1U);
  }
  BOOST_TEST(names.steps() <= 20'000U * 7 * 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
