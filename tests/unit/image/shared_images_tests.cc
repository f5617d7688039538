// Real photos and odd files that lie beside the checkout; skipped, and said so, where they do not.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "image/decode.h"
#include "image/digest.h"
#include "tests/unit/image/test_files.h"
#include "tests/unit/shared_folder.h"

using namespace imagelift;

namespace {

Size size_of(const nlohmann::json& item) {
  if (item.contains("upright")) return {item["upright"][0], item["upright"][1]};
  return {item["width"], item["height"]};
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

void check(const nlohmann::json& item) {
  const std::string name = item["file"];
  const auto bytes = test_files::bytes_of(test_files::shared_data() / name);
  BOOST_TEST(image::content_of(bytes).sha256 == item["sha256"].get<std::string>(), name);
  const auto result = image::decode(bytes, {});
  const auto* failure = std::get_if<Failure>(&result);
  const std::string expect = item.value("expect", "ok");
  if (expect == "error") BOOST_TEST(failure != nullptr, name);
  if (expect == "ok") BOOST_TEST_REQUIRE(failure == nullptr, name);
  if (failure != nullptr) {
    BOOST_TEST((failure->stage == Stage::decode), name);
    return;
  }
  const auto& decoded = std::get<image::Decoded>(result);
  BOOST_TEST((decoded.pixels.size() == size_of(item)), name);
  BOOST_TEST(decoded.orientation == item.value("orientation", 1), name);
  BOOST_TEST(decoded.frames.count == item.value("frames", 1), name);
  BOOST_TEST(decoded.format == lower(item["format"]), name);
}

std::variant<image::Decoded, Failure> decode_image(const std::string& file) {
  return image::decode(test_files::bytes_of(test_files::shared_data() / "pictures" / file), {});
}

image::Decoded decoded_picture(const std::string& file) {
  return std::get<image::Decoded>(decode_image(file));
}

double mean_difference(const image::Pixels& a, const image::Pixels& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.rgb.size(); ++i) sum += std::abs(a.rgb[i] - b.rgb[i]);
  return sum / static_cast<double>(a.rgb.size());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shared_images_tests)

BOOST_AUTO_TEST_CASE(every_file_does_what_is_expected_of_it,
                     *boost::unit_test::precondition(test_files::has_shared_data)) {
  const auto expected = test_files::bytes_of(test_files::shared_data() / "expected.json");
  const auto items = nlohmann::json::parse(expected)["items"];
  BOOST_TEST_REQUIRE(items.size() > 60u);
  for (const auto& item : items) check(item);
}

BOOST_AUTO_TEST_CASE(odd_images_are_refused_by_the_name_of_what_they_are,
                     *boost::unit_test::precondition(test_files::has_shared_data)) {
  for (const auto& [file, name] :
       {std::pair("f_dng_thumb_as.tif", "raw photo (DNG)"), std::pair("f_svg_as.png", "an SVG"),
        std::pair("f_pdf_as.jpg", "a PDF"), std::pair("f_jp2_as.jpg", "a JPEG 2000")}) {
    const auto result = decode_image(file);
    const auto* failure = std::get_if<Failure>(&result);
    BOOST_TEST_REQUIRE(failure != nullptr, file);
    BOOST_TEST((failure->code == FailureCode::unsupported_format), file);
    BOOST_TEST(failure->message.find(name) != std::string::npos, failure->message);
  }
}

BOOST_AUTO_TEST_CASE(one_photo_in_odd_files_is_the_same_photo,
                     *boost::unit_test::precondition(test_files::has_shared_data)) {
  const auto whole = decoded_picture("f_png_no_iend.png");
  for (const auto& [file, difference] :
       {std::pair("f_gif_cut.gif", 12.), std::pair("f_anim_fade_in.gif", 12.),
        std::pair("f_jxl.jxl", 4.), std::pair("f_tif_lab.tif", 2.)}) {
    const auto found = decoded_picture(file);
    BOOST_TEST_REQUIRE((found.pixels.size() == whole.pixels.size()), file);
    BOOST_TEST(mean_difference(found.pixels, whole.pixels) < difference, file);
  }
}

BOOST_AUTO_TEST_CASE(of_a_fade_in_the_last_frame_is_taken_and_that_is_said,
                     *boost::unit_test::precondition(test_files::has_shared_data)) {
  const auto found = decoded_picture("f_anim_fade_in.gif");
  BOOST_TEST((found.frames == FrameChoice{true, 4, 4}));
  BOOST_TEST((decoded_picture("f_gif_cut.gif").frames == FrameChoice{false, 1, 1}));
}

BOOST_AUTO_TEST_SUITE_END()
