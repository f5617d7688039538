#include "metrics/ad_map.h"

#include <boost/test/unit_test.hpp>

#include "core/error.h"
#include "tests/unit/metrics/made_up_workbook.h"
#include "text/temporary_folder.h"

namespace imagelift::metrics {
namespace {

const std::vector<ImageRef> kImages = {
    {"x/dog.jpg", "x/dog"}, {"bird.jpg", "bird"}, {"y/cat.jpg", "y/cat"}, {"z/cat.jpg", "z/cat"}};

MappedAds mapped(std::string_view text) {
  ImageFinder finder(kImages, {});
  return {parse_ad_map(text, "map.csv"), finder};
}

std::string complaint(std::string_view text) {
  try {
    mapped(text);
  } catch (const Error& error) {
    BOOST_TEST((error.exit_code() == ExitCode::wrong_usage));
    return error.what();
  }
  BOOST_FAIL("a map");
  return {};
}

bool says(const std::string& sentence, const std::string& part) {
  return sentence.find(part) != std::string::npos;
}

/// The index of the image; -1: none.
int image_of(const MappedAds& map, const std::string& ad) {
  const auto image = map.find(ad);
  return image ? static_cast<int>(*image) : -1;
}

BOOST_AUTO_TEST_SUITE(ad_map_tests)

BOOST_AUTO_TEST_CASE(an_ad_means_the_image_of_its_row) {
  const MappedAds map = mapped("ad,image\nSpring sale,dog.jpg\n120210987654321,y/cat\n");
  BOOST_TEST(map.ads() == 2U);
  BOOST_TEST(image_of(map, "Spring sale") == 0);
  BOOST_TEST(image_of(map, " Spring sale\u00a0") == 0);
  BOOST_TEST(image_of(map, "SPRING SALE") == 0);
  BOOST_TEST(image_of(map, "120210987654321") == 2);
  BOOST_TEST(image_of(map, "Spring sale v2") == -1);
  BOOST_TEST(image_of(map, "") == -1);
}

BOOST_AUTO_TEST_CASE(case_decides_only_where_ads_differ_in_it) {
  const MappedAds map = mapped("ad,image\nSale,dog\nSALE,bird.jpg\n");
  BOOST_TEST(image_of(map, "Sale") == 0);
  BOOST_TEST(image_of(map, "SALE") == 1);
  BOOST_TEST(image_of(map, "sale") == -1);
}

BOOST_AUTO_TEST_CASE(columns_are_found_by_their_headings) {
  BOOST_TEST(image_of(mapped("note;Image;AD\nx;dog;A\n"), "A") == 0);
  BOOST_TEST(image_of(mapped("image\tad id\ndog\t7\n"), "7") == 0);
  BOOST_TEST(image_of(mapped("ad,file\nA,dog\n"), "A") == 0);
  BOOST_TEST(says(parse_ad_map("image,Ad ID\ndog,7\n", "map.csv").columns, "Ad ID"));
}

BOOST_AUTO_TEST_CASE(files_are_opened_as_metrics_are) {
  const std::string utf16(
      "\xFF\xFE"
      "a\0d\0\t\0i\0m\0a\0g\0e\0\n\0"
      "A\0\t\0d\0o\0g\0\n\0",
      32);
  BOOST_TEST(image_of(mapped(utf16), "A") == 0);
  BOOST_TEST(image_of(mapped("ad|image\nA|dog\n"), "A") == 0);
  const std::string sheet = sheet_xml({{text_cell_xml("ad"), text_cell_xml("image")},
                                       {number_cell_xml("7"), text_cell_xml("y/cat")}});
  BOOST_TEST(image_of(mapped(stored_zip(workbook_parts({{"map", sheet}}))), "7") == 2);
}

BOOST_AUTO_TEST_CASE(without_headings_the_first_two_columns_count) {
  const MappedAds bare = mapped("A,dog\nB,bird.jpg\n");
  BOOST_TEST(image_of(bare, "A") == 0);
  BOOST_TEST(!bare.skips_first_row());
  const MappedAds other = mapped("Anzeige,Datei,Notiz\nA,dog,x\nB,bird.jpg,y\n");
  BOOST_TEST(image_of(other, "B") == 1);
  BOOST_TEST(image_of(other, "Anzeige") == -1);
  BOOST_TEST(other.skips_first_row());
  BOOST_TEST(says(parse_ad_map("A,dog\n", "map.csv").columns, "first two columns"));
}

BOOST_AUTO_TEST_CASE(rows_at_fault_are_told_with_their_numbers) {
  const std::string sentence =
      complaint("ad,image\nA,dog\nB,zebra.jpg\nC,q/cat.jpg\n,dog\nD,\nA,bird.jpg\nA,x/dog.jpg\n");
  BOOST_TEST(says(sentence, "map.csv"));
  BOOST_TEST(!says(sentence, "row 2:"));
  BOOST_TEST(says(sentence, "row 3: no image is called `zebra.jpg`"));
  BOOST_TEST(says(sentence, "row 4: `q/cat.jpg` fits several images"));
  BOOST_TEST(says(sentence, "row 5: the ad is empty"));
  BOOST_TEST(says(sentence, "row 6: the image is empty"));
  BOOST_TEST(says(sentence, "row 7: the ad `A` has another image in row 2"));
  BOOST_TEST(!says(sentence, "row 8:"));
}

BOOST_AUTO_TEST_CASE(an_image_is_named_and_not_mentioned) {
  BOOST_TEST(says(complaint("ad,image\nA,the y/cat ad\n"), "no image"));
}

BOOST_AUTO_TEST_CASE(twenty_faults_are_told_and_the_others_counted) {
  std::string text = "ad,image\n";
  for (int i = 0; i < 30; ++i) text += "a" + std::to_string(i) + ",none" + std::to_string(i) + "\n";
  const std::string sentence = complaint(text);
  BOOST_TEST(says(sentence, "row 21:"));
  BOOST_TEST(!says(sentence, "row 22:"));
  BOOST_TEST(says(sentence, "and 10 more"));
}

BOOST_AUTO_TEST_CASE(what_is_no_map_is_refused) {
  for (const char* text : {"", "ad,image\n", "only one column\n", "ad,image\n\"A,dog\n"}) {
    BOOST_TEST(complaint(text).starts_with("map.csv cannot be used: row "), text);
  }
  BOOST_TEST(says(complaint("%PDF-1.7\n"), "not a table"));
  const text::TemporaryFolder folder;
  BOOST_CHECK_THROW(read_ad_map(folder / "none.csv"), Error);
}

BOOST_AUTO_TEST_CASE(secrets_of_addresses_are_not_quoted) {
  BOOST_TEST(
      !says(complaint("ad,image\nA,https://u:hunter2@h/zebra.jpg?token=hunter2\n"), "hunter2"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
