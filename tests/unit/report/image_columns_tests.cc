#include "report/data/image_columns.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::report {
namespace {

ReportImage image(const std::string& sha256, std::optional<Rate> counts) {
  ReportImage made;
  made.sha256 = sha256;
  made.counts = counts;
  if (counts) made.ctr = counts->events / counts->trials;
  return made;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(image_columns_tests)

BOOST_AUTO_TEST_CASE(counts_that_say_all_need_no_ctr) {
  const ImageColumns columns = image_columns({image("a", Rate{1, 2}), image("b", {})});
  BOOST_TEST(!columns.ctr);
  BOOST_TEST((columns.clicks == column(std::vector<std::uint32_t>{1, 0})));
  BOOST_TEST((columns.impressions == column(std::vector<std::uint32_t>{2, 0})));
}

BOOST_AUTO_TEST_CASE(a_ctr_without_counts_stands_for_itself) {
  ReportImage stated = image("a", {});
  stated.ctr = 0.25;
  const ImageColumns columns = image_columns({stated});
  BOOST_TEST((columns.ctr == column(std::vector<double>{0.25})));
  BOOST_TEST(!columns.clicks);
}

BOOST_AUTO_TEST_CASE(counts_above_32_bits_stay_exact) {
  const ImageColumns columns = image_columns({image("a", Rate{5e9, 6e9})});
  BOOST_TEST((columns.clicks == column(std::vector<double>{5e9})));
}

BOOST_AUTO_TEST_CASE(equal_pictures_have_equal_cluster_numbers) {
  const ImageColumns columns = image_columns({image("x", {}), image("y", {}), image("x", {})});
  BOOST_TEST((columns.cluster == column(std::vector<std::uint8_t>{0, 1, 0})));
}

BOOST_AUTO_TEST_CASE(families_are_told_by_their_numbers) {
  std::vector<ReportImage> images = {image("x", {}), image("y", {}), image("z", {})};
  images[1].family = images[2].family = 300;
  BOOST_TEST((image_columns(images).family == column(std::vector<std::uint16_t>{0, 300, 300})));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
