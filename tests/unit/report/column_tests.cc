#include "report/column.h"

#include <boost/test/unit_test.hpp>
#include <string_view>

namespace imagelift::report {
namespace {

std::string base64_of(std::string_view text) {
  return base64({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(column_tests)

BOOST_AUTO_TEST_CASE(base64_is_that_of_rfc_4648) {
  BOOST_TEST(base64_of("") == "");
  BOOST_TEST(base64_of("f") == "Zg==");
  BOOST_TEST(base64_of("fo") == "Zm8=");
  BOOST_TEST(base64_of("foo") == "Zm9v");
  BOOST_TEST(base64_of("foobar") == "Zm9vYmFy");
  BOOST_TEST(base64_of("\xff\xfe\xfd") == "//79");
}

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
