#include "image/thumbnail.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string_view>

#include "image/decode.h"
#include "tests/unit/image/generated_pixels.h"
#include "tests/unit/image/test_files.h"

using namespace imagelift;

namespace {

image::Decoded decoded(const Thumbnail& thumbnail) {
  return std::get<image::Decoded>(image::decode(thumbnail.jpeg, {}));
}

bool contains(const std::vector<std::uint8_t>& bytes, std::string_view text) {
  const std::vector<std::uint8_t> wanted(text.begin(), text.end());
  return std::search(bytes.begin(), bytes.end(), wanted.begin(), wanted.end()) != bytes.end();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(thumbnail_tests)

BOOST_AUTO_TEST_CASE(longer_side_is_as_asked_and_proportions_stay) {
  const Thumbnail wide = image::thumbnail(generated_pixels(200, 50, 3, 1), 64);
  BOOST_TEST((wide.size == Size{64, 16}));
  BOOST_TEST((decoded(wide).pixels.size() == wide.size));
  BOOST_TEST((decoded(wide).format == "jpeg"));
}

BOOST_AUTO_TEST_CASE(small_image_keeps_its_size) {
  BOOST_TEST((image::thumbnail(generated_pixels(1, 1, 3, 1), 64).size == Size{1, 1}));
  BOOST_TEST((image::thumbnail(generated_pixels(64, 9, 3, 1), 64).size == Size{64, 9}));
}

BOOST_AUTO_TEST_CASE(transparent_becomes_white) {
  image::Pixels picture = generated_pixels(100, 100, 4, 7);
  picture.alpha.assign(picture.alpha.size(), 0);
  const auto seen = decoded(image::thumbnail(picture, 32)).pixels.rgb;
  BOOST_TEST(*std::min_element(seen.begin(), seen.end()) >= 253);
}

BOOST_AUTO_TEST_CASE(location_of_the_input_is_not_in_it) {
  const auto bytes = test_files::bytes_of(test_files::image_data() / "files" / "with_location.jpg");
  BOOST_TEST_REQUIRE(contains(bytes, "Exif"));
  const auto picture = std::get<image::Decoded>(image::decode(bytes, {})).pixels;
  const Thumbnail thumbnail = image::thumbnail(picture, 320);
  BOOST_TEST(!contains(thumbnail.jpeg, "Exif"));
  BOOST_TEST(!contains(thumbnail.jpeg, "\xff\xe1"));
}

BOOST_AUTO_TEST_CASE(same_picture_gives_the_same_bytes) {
  const image::Pixels picture = generated_pixels(90, 70, 3, 2);
  BOOST_TEST((image::thumbnail(picture, 40) == image::thumbnail(picture, 40)));
}

BOOST_AUTO_TEST_SUITE_END()
