#include "report/documents/thumbnail_sheets.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::report {
namespace {

ReportData data_of(std::size_t images) {
  ReportData data;
  for (std::size_t i = 0; i < images; ++i) {
    ReportImage image;
    image.ctr = static_cast<double>(i) / 1000;
    image.thumbnail = Thumbnail{{100, 40 + static_cast<int>(i % 3)}, {0xff, 0xd8}};
    data.images.push_back(std::move(image));
  }
  return data;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(thumbnail_sheets_tests)

BOOST_AUTO_TEST_CASE(cells_stand_in_order_of_ctr) {
  ReportData data = data_of(3);
  data.images[1].ctr.reset();
  const ThumbnailSheets sheets = plan_sheets(data, SheetKind::grid);
  BOOST_TEST(sheets.position == (std::vector<std::uint32_t>{1, 2, 0}));
  BOOST_TEST(sheets.cell.width == 100);
  BOOST_TEST(sheets.cell.height == 42);
}

BOOST_AUTO_TEST_CASE(an_image_without_a_thumbnail_has_no_cell) {
  ReportData data = data_of(2);
  data.images[1].thumbnail.reset();
  const ThumbnailSheets sheets = plan_sheets(data, SheetKind::grid);
  BOOST_TEST(sheets.count == 1u);
  BOOST_TEST(sheets.position[1] == ThumbnailSheets::kNone);
}

BOOST_AUTO_TEST_CASE(the_last_sheet_has_only_the_rows_it_needs) {
  const ThumbnailSheets sheets = plan_sheets(data_of(112), SheetKind::grid);
  const ThumbnailPlace first = place_of(sheets, 99);
  BOOST_TEST(first.file == "thumbnails/0.jpg");
  BOOST_TEST(first.x == 900);
  BOOST_TEST(first.y == 9 * 42);
  BOOST_TEST(first.sheet.height == 10 * 42);
  const ThumbnailPlace last = place_of(sheets, 111);
  BOOST_TEST(last.file == "thumbnails/1.jpg");
  BOOST_TEST(last.sheet.height == 2 * 42);
  BOOST_TEST(last.x == 100);
}

BOOST_AUTO_TEST_CASE(single_files_hold_one_cell) {
  const ThumbnailSheets sheets = plan_sheets(data_of(3), SheetKind::single);
  const ThumbnailPlace place = place_of(sheets, 2);
  BOOST_TEST(place.file == "thumbnails/2.jpg");
  BOOST_TEST(place.sheet.width == 100);
  BOOST_TEST(place.x == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
