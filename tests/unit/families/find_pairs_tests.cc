#include "families/find_pairs.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

#include "image/resize.h"
#include "image/thumbnail.h"

namespace imagelift::families {
namespace {

/// A picture of soft random blobs, which has corners and texture everywhere.
image::Pixels made_up_photo(unsigned seed, Size size = {160, 120}) {
  std::mt19937 random(seed);
  image::Pixels coarse{size.width / 8, size.height / 8, {}, {}};
  coarse.rgb.resize(static_cast<std::size_t>(coarse.width * coarse.height) * 3);
  for (auto& value : coarse.rgb) value = static_cast<std::uint8_t>(random() % 256);
  return image::resize(coarse, size, image::Filter::pillow_bicubic);
}

/// With a flat banner that has a made-up text in its lower part, as all creatives of a template.
image::Pixels with_banner(image::Pixels photo) {
  const image::Pixels text = made_up_photo(999, {160, 40});
  const auto from = photo.rgb.end() - static_cast<std::ptrdiff_t>(text.rgb.size());
  std::copy(text.rgb.begin(), text.rgb.end(), from);
  return photo;
}

image::Pixels cropped(const image::Pixels& photo) {
  return image::resize(image::crop(photo, 16, 12, {128, 96}), {160, 120},
                       image::Filter::pillow_bicubic);
}

/// `angle`: of embeddings in a plane, in radians; their cosine is that of the difference.
Picture picture(const std::string& name, const image::Pixels& pixels, double angle) {
  return {name,
          {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))},
          image::thumbnail(pixels, 160).jpeg};
}

constexpr double kHalfLike = 1.0;  // cosine 0.54: local features are asked

std::vector<std::string> names_of(const FoundPairs& found) {
  std::vector<std::string> names;
  for (const FamilyPair& pair : found.pairs) {
    names.push_back(pair.one + "-" + pair.other + " " + std::string(to_string(pair.evidence)));
  }
  return names;
}

const std::vector<std::string> kNone;

}  // namespace

BOOST_AUTO_TEST_SUITE(find_pairs_tests)

BOOST_AUTO_TEST_CASE(near_embeddings_are_one_photo_whatever_the_pixels) {
  const std::vector<Picture> pictures = {picture("a", made_up_photo(1), 0),
                                         picture("b", made_up_photo(2), 0.1)};
  BOOST_TEST(names_of(find_pairs(pictures, {})) == std::vector<std::string>{"a-b embedding"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_crop_is_found_by_its_local_features) {
  const image::Pixels photo = made_up_photo(1);
  const std::vector<Picture> pictures = {picture("a", photo, 0),
                                         picture("b", cropped(photo), kHalfLike)};
  BOOST_TEST(names_of(find_pairs(pictures, {})) == std::vector<std::string>{"a-b local_features"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(photos_are_not_joined_by_the_banner_that_they_share) {
  const std::vector<Picture> pictures = {picture("a", with_banner(made_up_photo(1)), 0),
                                         picture("b", with_banner(made_up_photo(2)), kHalfLike)};
  BOOST_TEST(names_of(find_pairs(pictures, {})) == kNone, boost::test_tools::per_element());
  Search trusting;
  trusting.limits.agreement = 0;  // the banner's features do agree
  BOOST_TEST(find_pairs(pictures, trusting).pairs.size() == 1u);
}

BOOST_AUTO_TEST_CASE(embeddings_that_are_too_far_apart_are_not_asked_again) {
  const image::Pixels photo = made_up_photo(1);
  const std::vector<Picture> pictures = {picture("a", photo, 0), picture("b", photo, 1.5)};
  BOOST_TEST(names_of(find_pairs(pictures, {})) == kNone, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(without_embeddings_the_thumbnails_choose_and_that_is_counted) {
  const image::Pixels photo = made_up_photo(1);
  std::vector<Picture> pictures = {picture("a", photo, 0), picture("b", cropped(photo), 0),
                                   picture("c", photo, 0), picture("d", made_up_photo(2), 0)};
  for (Picture& one : pictures) one.embedding.clear();
  const FoundPairs found = find_pairs(pictures, {});
  BOOST_TEST(found.without_embedding == 4u);
  BOOST_TEST(
      names_of(found) == (std::vector<std::string>{"a-b local_features", "a-c perceptual_hash",
                                                   "b-c local_features"}),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(pairs_that_were_compared_are_passed_over) {
  const std::vector<Picture> pictures = {picture("a", made_up_photo(1), 0),
                                         picture("b", made_up_photo(2), 0.1),
                                         picture("c", made_up_photo(3), 0.2)};
  Search search;
  search.is_compared = [](std::uint32_t one, std::uint32_t other) {
    return one == 0 && other == 1;
  };
  BOOST_TEST(names_of(find_pairs(pictures, search)) ==
                 (std::vector<std::string>{"a-c embedding", "b-c embedding"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(any_number_of_threads_finds_the_same) {
  std::vector<Picture> pictures;
  for (unsigned i = 0; i < 24; ++i) {
    const image::Pixels photo = made_up_photo(i / 2);
    pictures.push_back(picture("p" + std::to_string(100 + i), i % 2 == 0 ? photo : cropped(photo),
                               kHalfLike * (i % 2)));
  }
  Search search;
  search.limits.same = 2;  // all are asked in detail
  search.limits.neighbours = 24;
  const FoundPairs alone = find_pairs(pictures, search);
  BOOST_TEST(alone.pairs.size() == 12u);
  for (const int threads : {2, 5}) {
    search.threads = threads;
    BOOST_TEST((find_pairs(pictures, search).pairs == alone.pairs));
  }
}

BOOST_AUTO_TEST_CASE(pictures_without_anything_to_compare_are_alone) {
  BOOST_TEST(find_pairs({}, {}).pairs.empty());
  const std::vector<Picture> pictures = {{"a", {}, {}}, {"b", {}, {1, 2, 3}}};
  BOOST_TEST(find_pairs(pictures, {}).pairs.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::families
