#include "report/data/image_columns.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::report {
BOOST_AUTO_TEST_SUITE(column_tests)

BOOST_AUTO_TEST_CASE(columns_are_little_endian) {
  BOOST_TEST(column(std::vector<std::uint16_t>{1, 256}).base64 == "AQAAAQ==");
  BOOST_TEST(column(std::vector<double>{1}).base64 == "AAAAAAAA8D8=");
  BOOST_TEST(column(std::vector<double>{1}).type == "f64");
}

BOOST_AUTO_TEST_CASE(an_empty_column_has_no_bytes) {
  BOOST_TEST(column(std::vector<float>{}).base64.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
