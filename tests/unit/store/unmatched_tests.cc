#include "store/files/unmatched_json.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "store_fixture.h"

namespace imagelift::store {
namespace {

using metrics::matched_sides;
using metrics::MatchedSides;
using metrics::MetricTable;

MetricTable rows_of(const std::vector<std::string>& names) {
  MetricTable table;
  table.has_counts = true;
  for (const std::string& name : names) {
    const auto row = static_cast<std::uint32_t>(table.rows.size() + 2);
    table.rows.push_back({row, {}, name, 10, 1});
  }
  return table;
}

const std::vector<ImageRef> kImages = {{"x/dog.jpg", "x/dog"}, {"x/cat.jpg", "x/cat"}};

BOOST_AUTO_TEST_SUITE(unmatched_tests)

BOOST_AUTO_TEST_CASE(both_sides_are_counted_and_listed_with_what_is_nearest) {
  const MatchedSides sides = matched_sides(kImages, rows_of({"x/dog.jpg", "cats", "cats", "zz"}));
  BOOST_TEST(sides.images == 2U);
  BOOST_TEST(sides.images_with_rows == 1U);
  BOOST_TEST(sides.rows == 4U);
  BOOST_TEST(sides.rows_with_image == 1U);
  BOOST_TEST_REQUIRE(sides.names_without_image.size() == 2U);
  BOOST_TEST(sides.names_without_image[0].name == "cats");
  BOOST_TEST(sides.names_without_image[0].rows == 2U);
  BOOST_TEST(sides.names_without_image[0].row == 3U);
  BOOST_TEST(sides.names_without_image[0].nearest == "x/cat.jpg");
  BOOST_TEST(sides.names_without_image[1].nearest.empty());
  BOOST_TEST_REQUIRE(sides.images_without_rows.size() == 1U);
  BOOST_TEST(sides.images_without_rows[0].nearest == "cats");
}

BOOST_AUTO_TEST_CASE(a_name_that_may_mean_several_images_is_listed_with_them) {
  const std::vector<ImageRef> images = {
      {"x/dog_beach.jpg", "x/dog_beach"}, {"y/dog_beach.jpg", "y/dog_beach"}, {"cat.jpg", "cat"}};
  const TemporaryFolder folder;
  write_unmatched_json(
      matched_sides(images, rows_of({"ACME dog_beach", "cat_2", "z/dog_beach.jpg"})),
      folder / "unmatched.json");
  const auto listed =
      nlohmann::json::parse(contents(folder / "unmatched.json"))["names_without_image"]["listed"];
  const std::vector<std::string> both = {"x/dog_beach.jpg", "y/dog_beach.jpg"};
  BOOST_TEST_REQUIRE(listed.size() == 3U);
  BOOST_TEST((listed[0]["fits"] == both));
  BOOST_TEST(!listed[1].contains("fits"));
  BOOST_TEST((listed[2]["fits"] == both));
}

BOOST_AUTO_TEST_CASE(without_metrics_nothing_is_missed) {
  const MatchedSides sides = matched_sides(kImages, {});
  BOOST_TEST(sides.images == 2U);
  BOOST_TEST(sides.images_without_rows.empty());
}

BOOST_AUTO_TEST_CASE(the_file_is_json_whatever_the_names_are) {
  const TemporaryFolder folder;
  const std::string hostile = "</script>\"\n\u202e" + std::string(1000, 'x');
  write_unmatched_json(matched_sides(kImages, rows_of({hostile})), folder / "unmatched.json");
  const std::string text = contents(folder / "unmatched.json");
  BOOST_TEST(text.find("</script>") == std::string::npos);
  const auto document = nlohmann::json::parse(text);
  BOOST_TEST(document["images"]["count"] == 2);
  BOOST_TEST(document["rows"]["matched"] == 0);
  BOOST_TEST(document["names_without_image"]["count"] == 1);
  const auto& listed = document["names_without_image"]["listed"][0];
  BOOST_TEST(listed["image"].get<std::string>().size() < 500U);
  BOOST_TEST(listed["first_row"] == 2);
  BOOST_TEST(listed["nearest"].is_null());
  BOOST_TEST(document["images_without_rows"]["listed"][1]["path"] == "x/cat.jpg");
}

BOOST_AUTO_TEST_CASE(only_so_many_are_listed_and_all_are_counted) {
  std::vector<std::string> names;
  for (int i = 0; i < 100'001; ++i) names.push_back("n" + std::to_string(i));
  const TemporaryFolder folder;
  write_unmatched_json(matched_sides(kImages, rows_of(names)), folder / "unmatched.json");
  const auto document = nlohmann::json::parse(contents(folder / "unmatched.json"));
  BOOST_TEST(document["names_without_image"]["count"] == 100'001);
  BOOST_TEST(document["names_without_image"]["listed"].size() == 100'000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::store
