#include "report/documents/details_document.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/browser/made_up_data.h"
#include "text/base64.h"
#include "text/bytes.h"

namespace imagelift::report {
namespace {

ReportData one_image() {
  ReportData data;
  ReportImage image;
  image.name = "dogs/first";
  image.path = "dogs/first.jpg";
  image.sha256 = "0123456789abcdef";
  image.size = {300, 200};
  data.images = {image};
  data.details.emplace();
  data.details->images.resize(1);
  return data;
}

nlohmann::json document_of(const ReportData& data) {
  return nlohmann::json::parse(details_document(data));
}

std::string bytes(std::vector<std::uint8_t> values) {
  return text::base64(text::as_text(values));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(details_document_tests)

BOOST_AUTO_TEST_CASE(boxes_are_whole_pixels_inside_the_image) {
  ReportData data = one_image();
  data.details->images[0] = {
      {{FeatureKind::object, "potted plant"}, 0.25f, {-3.2f, 10.6f, 250.4f, 512}, {}}};
  const auto objects = document_of(data)["located"][0];
  BOOST_TEST(objects["kind"] == "object");
  BOOST_TEST(objects["names"] == nlohmann::json::array({"potted plant"}));
  BOOST_TEST(objects["boxes"]["type"] == "u8");
  BOOST_TEST(objects["boxes"]["base64"] == bytes({0, 11, 250, 200}));
  BOOST_TEST(objects["score"]["base64"] == bytes({250}));
}

BOOST_AUTO_TEST_CASE(every_kind_has_columns_of_its_own_with_its_points) {
  ReportData data = one_image();
  data.details->images[0] = {{{FeatureKind::object, "dog"}, 0.5f, {1, 2, 3, 4}, {}},
                             {{FeatureKind::face, kFace}, 0.9f, {5, 6, 7, 8}, {{5, 6}, {7, 8}}}};
  const auto located = document_of(data)["located"];
  BOOST_TEST(located[0]["points_each"] == 0);
  const auto& faces = located[1];
  BOOST_TEST(faces["kind"] == "face");
  BOOST_TEST(faces["names"] == nlohmann::json::array({"face"}));
  BOOST_TEST(faces["per_image"]["base64"] == bytes({1}));
  BOOST_TEST(faces["boxes"]["base64"] == bytes({5, 6, 7, 8}));
  BOOST_TEST(faces["points_each"] == 2);
  BOOST_TEST(faces["points"]["base64"] == bytes({5, 6, 7, 8}));
}

BOOST_AUTO_TEST_CASE(columns_are_as_wide_as_their_greatest_number) {
  ReportData data = one_image();
  data.images[0].size = {70000, 300};
  const auto sizes = document_of(data)["sizes"];
  BOOST_TEST(sizes["widths"]["type"] == "u32");
  BOOST_TEST(sizes["heights"]["type"] == "u16");
}

BOOST_AUTO_TEST_CASE(a_path_is_its_name_and_ending_or_stands_in_full) {
  ReportData data = one_image();
  data.images.push_back(data.images[0]);
  data.images[1].path = "elsewhere.png";
  data.details->images.resize(2);
  const auto paths = document_of(data)["paths"];
  BOOST_TEST(paths["endings"] == nlohmann::json::array({".jpg"}));
  BOOST_TEST(paths["ending"]["base64"] == bytes({0, 255}));
  BOOST_TEST(paths["others"]["1"] == "elsewhere.png");
}

BOOST_AUTO_TEST_CASE(digests_are_their_first_six_bytes_and_zero_for_imports) {
  ReportData data = one_image();
  BOOST_TEST(document_of(data)["digests"]["base64"] == bytes({0x01, 0x23, 0x45, 0x67, 0x89, 0xab}));
  data.images[0].sha256 = "import:acme/shop/first";
  BOOST_TEST(document_of(data)["digests"]["base64"] == bytes({0, 0, 0, 0, 0, 0}));
}

BOOST_AUTO_TEST_CASE(no_look_alikes_are_null_with_the_reason) {
  ReportData data = one_image();
  data.details->look_alikes_left_out = "reason";
  BOOST_TEST(document_of(data)["look_alikes"].is_null());
  BOOST_TEST(document_of(data)["look_alikes_left_out"] == "reason");
}

BOOST_AUTO_TEST_CASE(hostile_paths_cannot_end_a_script) {
  const ReportData data = tests::made_up_data({51, 90, 0.2});
  BOOST_TEST(details_document(data).find('<') == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
